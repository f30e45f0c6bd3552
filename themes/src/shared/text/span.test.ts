import { describe, expect, it } from "vitest";
import { durationOf, NO_SPAN, spanOf, typedSeconds } from "./span.ts";

describe("a duration of the server", () => {
  it.each([
    ["P366D", "366", "day"],
    ["PT24H", "1", "day"],
    ["PT36H", "36", "hour"],
    ["PT1H30M", "90", "minute"],
    ["PT1.5S", "1.5", "second"],
    ["PT0S", "0", "day"],
  ])("%s is shown as %s %ss", (text, amount, unit) => {
    expect(spanOf(text)).toEqual({ amount, unit });
  });

  it("that is missing is an empty field", () => {
    expect(spanOf(undefined)).toEqual(NO_SPAN);
  });
});

describe("what was typed", () => {
  it.each([
    ["7", "day", "P7D"],
    [" 12 ", "hour", "PT12H"],
    ["90", "minute", "PT90M"],
    ["0", "second", "PT0S"],
    ["", "day", null],
  ] as const)("%s %ss is sent as %s", (amount, unit, text) => {
    expect(durationOf({ amount, unit })).toBe(text);
  });

  it.each(["x", "-1", "1e3", "1.5"])("%s is no number of days", (amount) => {
    expect(typedSeconds({ amount, unit: "day" })).toBeUndefined();
  });

  it("has a length", () => {
    expect(typedSeconds({ amount: "2", unit: "day" })).toBe(172_800);
  });
});
