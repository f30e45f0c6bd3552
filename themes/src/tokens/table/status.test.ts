import { describe, expect, it } from "vitest";
import { isSwitchable, shownStatuses } from "./status.ts";

const DAY = 24 * 60 * 60 * 1000;

/** An older secret that works for another day. */
const OLD = {
  generation: 1,
  state: "overlapping",
  createdTimestamp: 0,
  endsTimestamp: DAY,
} as const;

describe("the shown status", () => {
  it("warns two weeks before an active token expires", () => {
    expect(shownStatuses({ status: "active", expiresTimestamp: 14 * DAY - 1 }, 0)).toEqual([
      "expires_soon",
    ]);
    expect(shownStatuses({ status: "active", expiresTimestamp: 14 * DAY }, 0)).toEqual(["active"]);
    expect(shownStatuses({ status: "active" }, 0)).toEqual(["active"]);
  });

  it("warns while somebody still uses an old secret", () => {
    const used = { ...OLD, lastUsedTimestamp: 1 };
    expect(shownStatuses({ status: "active", secrets: [OLD] }, 0)).toEqual(["active"]);
    expect(shownStatuses({ status: "active", secrets: [used] }, 1)).toEqual(["old_secret_in_use"]);
    expect(shownStatuses({ status: "active", secrets: [used] }, DAY)).toEqual(["active"]);
  });

  it("does not warn of an old secret that was last used before it was replaced", () => {
    const next = { generation: 2, state: "current", createdTimestamp: 2 } as const;
    const secrets = [next, { ...OLD, lastUsedTimestamp: 1 }];
    expect(shownStatuses({ status: "active", secrets }, 3)).toEqual(["active"]);
  });

  it("shows all warnings of an active token", () => {
    expect(
      shownStatuses(
        {
          status: "active",
          violations: ["maxLifespan"],
          expiresTimestamp: DAY,
          secrets: [{ ...OLD, lastUsedTimestamp: 1 }],
        },
        0,
      ),
    ).toEqual(["breaks_policy", "old_secret_in_use", "expires_soon"]);
  });

  it.each(["disabled", "entity_disabled", "expired", "policy_violation", "revoked"] as const)(
    "stays %s",
    (status) => {
      expect(
        shownStatuses({ status, expiresTimestamp: DAY, violations: ["expiryRequired"] }, 0),
      ).toEqual([status]);
    },
  );

  it.each(["leaked", "reused"] as const)("says that the server disabled a %s token", (reason) => {
    expect(shownStatuses({ status: "disabled", disabledReason: reason }, 0)).toEqual([reason]);
    expect(shownStatuses({ status: "expired", disabledReason: reason }, 0)).toEqual(["expired"]);
  });

  it("is disabled for a reason that only a newer server knows", () => {
    expect(shownStatuses({ status: "disabled", disabledReason: "unused" }, 0)).toEqual([
      "disabled",
    ]);
  });
});

it("the switch of a token is turned unless the server would refuse that", () => {
  expect(isSwitchable({ status: "active" })).toBe(true);
  expect(isSwitchable({ status: "disabled" })).toBe(true);
  expect(isSwitchable({ status: "disabled", disabledReason: "leaked" })).toBe(false);
  expect(isSwitchable({ status: "expired", disabledReason: "reused" })).toBe(false);
  expect(isSwitchable({ status: "revoked" })).toBe(false);
});
