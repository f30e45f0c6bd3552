import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { noticesOf } from "./notices.ts";

const t = ((key: string, values?: object) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`) as TFunction;
const time = (timestamp: number) => `at ${timestamp}`;

function kinds(token: Parameters<typeof noticesOf>[1]) {
  return noticesOf(t, token, time).map(({ kind }) => kind);
}

describe("the notices of a token", () => {
  it("are none while all is well", () => {
    expect(kinds({ status: "active" })).toEqual([]);
    expect(kinds({ status: "active", violations: [] })).toEqual([]);
  });

  it("come with the worst first", () => {
    expect(
      kinds({
        status: "disabled",
        disabledReason: "reused",
        suspectedTimestamp: 1,
        violations: ["maxLifespan"],
      }),
    ).toEqual(["reused", "suspected", "violation"]);
  });

  it("say nothing else of a token that is revoked for good", () => {
    expect(kinds({ status: "revoked", revokedTimestamp: 1, suspectedTimestamp: 1 })).toEqual([
      "revoked",
    ]);
  });

  it("offer one new secret, not two", () => {
    const notices = noticesOf(
      t,
      { status: "disabled", disabledReason: "reused", suspectedTimestamp: 1 },
      time,
    );
    expect(notices.filter(({ isMendedByRotation }) => isMendedByRotation)).toHaveLength(1);
  });

  it("name the rules that a token breaks, and say whether it is refused", () => {
    const violations = ["maxLifespan", "unknownRule"];
    const [tolerated] = noticesOf(t, { status: "active", violations }, time);
    expect(tolerated?.title).toContain("policyMaxLifespan, unknownRule");
    expect(tolerated?.text).toBe("tokenViolationTolerated");
    const [refused] = noticesOf(t, { status: "policy_violation", violations }, time);
    expect(refused?.text).toBe("tokenViolationRefused");
  });
});
