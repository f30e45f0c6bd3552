import { describe, expect, it } from "vitest";
import { settledOf, undoOf } from "./actions.ts";

const SWITCHED = { id: "1", name: "switched" };
const SO_ALREADY = { id: "2", name: "so already" };
const REVOKED = { id: "3", name: "revoked" };
const TOKENS = [SWITCHED, SO_ALREADY, REVOKED];
const RESULTS = [
  { id: "1", result: "done" },
  { id: "2", result: "unchanged" },
  { id: "3", result: "revoked" },
] as const;

it("what the server refused is left out, and what was so already is not", () => {
  expect(settledOf(TOKENS, RESULTS)).toEqual([SWITCHED, SO_ALREADY]);
});

describe("an undo", () => {
  it("switches back what was switched, and leaves alone what was so before", () => {
    expect(undoOf("disable", TOKENS, RESULTS)).toEqual({ action: "enable", tokens: [SWITCHED] });
    expect(undoOf("enable", TOKENS, RESULTS)).toEqual({ action: "disable", tokens: [SWITCHED] });
  });

  it("is not offered if nothing has changed or cannot come back", () => {
    expect(undoOf("disable", [SO_ALREADY, REVOKED], RESULTS)).toBeUndefined();
    expect(undoOf("delete", TOKENS, RESULTS)).toBeUndefined();
  });
});
