import { describe, expect, it } from "vitest";
import { shownStatus } from "./status.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("the status that is shown", () => {
  it("warns of an active token's end two weeks before", () => {
    expect(shownStatus({ status: "active", expiresTimestamp: 14 * DAY - 1 }, 0)).toBe(
      "expires_soon",
    );
    expect(shownStatus({ status: "active", expiresTimestamp: 14 * DAY }, 0)).toBe("active");
    expect(shownStatus({ status: "active" }, 0)).toBe("active");
  });

  it.each(["disabled", "entity_disabled", "expired"] as const)("leaves %s alone", (status) => {
    expect(shownStatus({ status, expiresTimestamp: DAY }, 0)).toBe(status);
  });
});
