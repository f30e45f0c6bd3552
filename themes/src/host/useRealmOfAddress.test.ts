import { describe, expect, it } from "vitest";
import { isLeftBehind } from "./useRealmOfAddress.ts";

function at(realm?: string) {
  return {
    matches: [
      { route: { id: "0" }, params: {} },
      { route: { id: "1" }, params: { realm } },
    ],
  };
}

describe("the stock console", () => {
  it("is left behind if an address of another realm was pasted", () => {
    expect(isLeftBehind(at("B"), "B", "A")).toBe(true);
  });

  it("is not if it has followed", () => {
    expect(isLeftBehind(at("B"), "B", "B")).toBe(false);
  });

  it.each(["B", undefined])(
    "is ahead of the page if somebody picked another realm: %s",
    (picked) => {
      expect(isLeftBehind(at(picked), "A", "B")).toBe(false);
    },
  );
});
