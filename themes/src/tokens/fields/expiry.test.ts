import { describe, expect, it } from "vitest";
import { changedExpiry, isDayToCome, mayExpire, newExpiry } from "./expiry.ts";
import { NO_RULES } from "./rules.ts";

const NOON = new Date(2028, 1, 29, 12).getTime();

describe("the expiry of a new token", () => {
  it("is a lifespan, which the server adds to its clock", () => {
    expect(newExpiry({ expiry: "P90D", date: "" })).toEqual({ lifespan: "P90D" });
  });

  it("is the end of a day in the browser's time zone", () => {
    const { expiresTimestamp } = newExpiry({ expiry: "date", date: "2028-02-29" });
    expect(expiresTimestamp).toBe(new Date(2028, 2, 1).getTime() - 1);
  });

  it("is absent for never", () => {
    expect(newExpiry({ expiry: "never", date: "2028-02-29" })).toEqual({});
  });
});

describe("the changed expiry of an existing token", () => {
  it.each([
    ["P30D", Date.UTC(2026, 1, 14, 10)],
    ["P60D", Date.UTC(2026, 2, 16, 10)],
    ["P90D", Date.UTC(2026, 3, 15, 10)],
    ["P1Y", Date.UTC(2027, 0, 15, 10)],
  ] as const)("begins now for %s", (expiry, expiresTimestamp) => {
    const now = Date.UTC(2026, 0, 15, 10);
    expect(changedExpiry({ expiry, date: "" }, NO_RULES, now)).toEqual({ expiresTimestamp });
  });

  it("leaves room for the server's clock where the policy allows no more", () => {
    const now = Date.UTC(2026, 0, 15, 10);
    const rules = { ...NO_RULES, maxLifespan: 60 * 86_400 };
    const end = (expiry: "P30D" | "P60D") =>
      changedExpiry({ expiry, date: "" }, rules, now).expiresTimestamp;
    expect(end("P60D")).toBe(Date.UTC(2026, 2, 16, 9, 59));
    expect(end("P30D")).toBe(Date.UTC(2026, 1, 14, 10));
  });

  it("is cleared for never, and absent if it stays", () => {
    const changed = (expiry: "never" | "unchanged") =>
      changedExpiry({ expiry, date: "" }, NO_RULES, NOON);
    expect(changed("never")).toEqual({ expiresTimestamp: null });
    expect(changed("unchanged")).toEqual({});
  });
});

it("today can still be a last day, but yesterday cannot", () => {
  expect(isDayToCome("2028-02-29", NOON)).toBe(true);
  expect(isDayToCome("2028-02-28", NOON)).toBe(false);
  expect(isDayToCome("", NOON)).toBe(false);
});

describe("the policy", () => {
  const rules = { ...NO_RULES, maxLifespan: 60 * 86_400, mustExpire: true };

  it.each([
    ["P30D", true],
    ["P60D", true],
    ["P90D", false],
    ["P1Y", false],
    ["date", true],
    ["unchanged", true],
    ["never", false],
  ] as const)("that limits lifespans allows %s: %s", (choice, isAllowed) => {
    expect(mayExpire(choice, rules, NOON)).toBe(isAllowed);
    expect(mayExpire(choice, NO_RULES, NOON)).toBe(true);
  });

  it("counts the days of a year", () => {
    const year = { ...NO_RULES, maxLifespan: 365 * 86_400 };
    expect(mayExpire("P1Y", year, Date.UTC(2026, 0, 1))).toBe(true);
    expect(mayExpire("P1Y", year, Date.UTC(2028, 0, 1))).toBe(false);
  });
});
