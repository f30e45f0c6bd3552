import { expect, it } from "vitest";
import { DEFAULTS, isFolded, requestOf } from "./newToken.ts";

it("a new token may only read, and expires after 90 days", () => {
  expect(requestOf({ ...DEFAULTS, name: " SAP " })).toEqual({
    name: "SAP",
    permissions: ["read"],
    enabled: true,
    lifespan: "P90D",
  });
});

it("a new token may have a description", () => {
  expect(requestOf({ ...DEFAULTS, name: "SAP", description: " nightly\njob " })).toMatchObject({
    description: "nightly job",
  });
});

it("an error in a field that is folded away has to unfold it", () => {
  expect(isFolded(["name", "date"])).toBe(true);
  expect(isFolded(["name", "permissions"])).toBe(false);
});
