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

  it.each(["disabled", "entity_disabled", "expired"] as const)("stays %s", (status) => {
    expect(shownStatus({ status, expiresTimestamp: DAY }, 0)).toBe(status);
  });
});
