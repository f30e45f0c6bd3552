import { expect, it } from "vitest";
import { refusalsOf } from "./refusals.ts";

it("a token that was so already counts as no refusal", () => {
  expect(
    refusalsOf([
      { id: "1", result: "done" },
      { id: "2", result: "unchanged" },
    ]),
  ).toEqual([]);
});

it("the refusals of an action are counted by their reasons", () => {
  expect(
    refusalsOf([
      { id: "1", result: "revoked" },
      { id: "2", result: "done" },
      { id: "3", result: "rotation_required" },
      { id: "4", result: "revoked" },
      { id: "5", result: "not_found" },
    ]),
  ).toEqual([
    { labelKey: "tokensGone", count: 1 },
    { labelKey: "tokensRotationRequired", count: 1 },
    { labelKey: "tokensRevoked", count: 2 },
  ]);
});
