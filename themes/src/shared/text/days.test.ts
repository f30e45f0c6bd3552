import { expect, it } from "vitest";
import { dayOf, endOf, startOf } from "./days.ts";

it("a day lasts from midnight to midnight in the browser's time zone", () => {
  expect(startOf("2026-03-29")).toBe(new Date(2026, 2, 29).getTime());
  expect(endOf("2026-03-29")).toBe(new Date(2026, 2, 30).getTime() - 1);
});

it("the first and the last millisecond belong to the same day", () => {
  expect(dayOf(startOf("2028-02-29"))).toBe("2028-02-29");
  expect(dayOf(endOf("2028-02-29"))).toBe("2028-02-29");
});
