import { describe, expect, it } from "vitest";
import { doneOf, undoOf } from "./actions.ts";

const ON = { id: "1", name: "on", enabled: true };
const OFF = { id: "2", name: "off", enabled: false };

it("what the server has not done is left out", () => {
  const results = [
    { id: "1", result: "done" },
    { id: "2", result: "revoked" },
  ] as const;
  expect(doneOf([ON, OFF], results)).toEqual([ON]);
});

describe("an undo", () => {
  it("switches back what was switched, and leaves alone what was so before", () => {
    expect(undoOf("disable", [ON, OFF])).toEqual({ action: "enable", tokens: [ON] });
    expect(undoOf("enable", [ON, OFF])).toEqual({ action: "disable", tokens: [OFF] });
  });

  it("is not offered if nothing has changed or cannot come back", () => {
    expect(undoOf("disable", [OFF])).toBeUndefined();
    expect(undoOf("delete", [ON])).toBeUndefined();
  });
});
