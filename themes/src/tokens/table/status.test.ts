import { describe, expect, it } from "vitest";
import { shownStatus } from "./status.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("the shown status", () => {
  it("warns two weeks before an active token expires", () => {
    expect(shownStatus({ status: "active", expiresTimestamp: 14 * DAY - 1 }, 0)).toBe(
      "expires_soon",
    );
    expect(shownStatus({ status: "active", expiresTimestamp: 14 * DAY }, 0)).toBe("active");
    expect(shownStatus({ status: "active" }, 0)).toBe("active");
  });

  it.each(["disabled", "entity_disabled", "expired", "policy_violation", "revoked"] as const)(
    "stays %s",
    (status) => {
      expect(shownStatus({ status, expiresTimestamp: DAY }, 0)).toBe(status);
    },
  );

  it.each(["leaked", "reused"] as const)("says that the server disabled a %s token", (reason) => {
    expect(shownStatus({ status: "disabled", disabledReason: reason }, 0)).toBe(reason);
    expect(shownStatus({ status: "expired", disabledReason: reason }, 0)).toBe("expired");
  });

  it("is disabled for a reason that only a newer server knows", () => {
    expect(shownStatus({ status: "disabled", disabledReason: "unused" }, 0)).toBe("disabled");
  });
});
