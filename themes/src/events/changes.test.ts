import { describe, expect, it } from "vitest";
import { changesOf } from "./changes.ts";

describe("the changes", () => {
  it("are the fields of both sides", () => {
    const before = { permissions: ["read", "write"], description: null };
    const after = { permissions: ["read"], description: "nightly" };
    expect(changesOf(before, after)).toEqual([
      { field: "permissions", before: ["read", "write"], after: ["read"] },
      { field: "description", before: undefined, after: "nightly" },
    ]);
  });

  it("are all fields of what is made or removed that have a value", () => {
    expect(changesOf(undefined, { name: "SAP", description: null })).toEqual([
      { field: "name", before: undefined, after: "SAP" },
    ]);
    expect(changesOf({ enabled: false }, undefined)).toEqual([
      { field: "enabled", before: false, after: undefined },
    ]);
  });

  it("are none where the realm does not store them", () => {
    expect(changesOf(undefined, undefined)).toEqual([]);
  });
});
