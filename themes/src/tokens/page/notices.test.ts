import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import type { Permission } from "../../api/tokens.ts";
import { noticesOf } from "./notices.ts";

const t = ((key: string, values?: object) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`) as TFunction;
const time = (timestamp: number) => `at ${timestamp}`;

const WHOLE = { permissions: ["read", "write"], effectivePermissions: ["read", "write"] } as const;

type Token = Omit<Parameters<typeof noticesOf>[1], keyof typeof WHOLE>;

function notices(token: Token, effectivePermissions: readonly Permission[] = WHOLE.permissions) {
  return noticesOf(t, { ...WHOLE, ...token, effectivePermissions }, time);
}

function kinds(...args: Parameters<typeof notices>) {
  return notices(...args).map(({ kind }) => kind);
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
    const both = notices({ status: "disabled", disabledReason: "reused", suspectedTimestamp: 1 });
    expect(both.filter(({ isMendedByRotation }) => isMendedByRotation)).toHaveLength(1);
  });

  it("name the rules that a token breaks, and say whether it is refused", () => {
    const violations = ["maxLifespan", "unknownRule"];
    const [tolerated] = notices({ status: "active", violations });
    expect(tolerated?.title).toContain("policyMaxLifespan, unknownRule");
    expect(tolerated?.text).toBe("tokenViolationTolerated");
    const [refused] = notices({ status: "policy_violation", violations });
    expect(refused?.text).toBe("tokenViolationRefused");
  });

  it("leave open whether a disabled token would be refused, as its status does not tell", () => {
    for (const status of ["disabled", "entity_disabled"] as const) {
      const [notice] = notices({ status, violations: ["maxLifespan"] });
      expect(notice?.text).toBe("tokenViolationDisabled");
    }
  });

  it("say which permissions an enforced policy has taken, and by which rule", () => {
    const [reduced, ...more] = notices({ status: "active", violations: ["permissions"] }, ["read"]);
    expect(more).toEqual([]);
    expect(reduced).toMatchObject({ kind: "reduced", variant: "warning" });
    expect(reduced?.title).toContain("tokenWrite");
    expect(reduced?.text).toContain("tokenRead");
    expect(reduced?.text).toContain("policyPermissions");
  });

  it("tell what the policy has taken apart from what it refuses a token for", () => {
    const violations = ["maxLifespan", "permissions"];
    const [refused, reduced] = notices({ status: "policy_violation", violations }, ["read"]);
    expect(refused?.title).toContain('"policyMaxLifespan"');
    expect(reduced?.kind).toBe("reduced");
    expect(kinds({ status: "disabled", violations }, ["read"])).toEqual(["violation", "reduced"]);
  });

  it("call a token refused to which the policy leaves nothing", () => {
    const token = { status: "policy_violation", violations: ["permissions"] } as const;
    expect(kinds(token, [])).toEqual(["violation"]);
  });
});
