import { expect, it } from "vitest";
import { relativeIn } from "./relative.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [24 * HOUR - 200, "in 24 hours"],
  [3 * HOUR + 20 * MINUTE, "in 3 hours"],
  [HOUR - 200, "in 1 hour"],
  [59 * MINUTE, "in 59 minutes"],
  [20_000, "in 20 seconds"],
  [300, "now"],
  [-300, "now"],
  [47 * HOUR, "in 47 hours"],
  [2 * DAY, "in 2 days"],
  [30 * DAY - 200, "in 30 days"],
  [-5 * MINUTE, "5 minutes ago"],
  [-400 * DAY, "400 days ago"],
])("%d milliseconds from now is %s", (milliseconds, words) => {
  expect(relativeIn("en", milliseconds)).toBe(words);
});

it("a span of time has the words of the console's language", () => {
  expect(relativeIn("de", 3 * HOUR)).toBe("in 3 Stunden");
  expect(relativeIn("de", -5 * MINUTE)).toBe("vor 5 Minuten");
});
