import { describe, expect, it } from "vitest";
import { changesOf } from "./changes.ts";

describe("the changes of an event", () => {
  it("contain each field with its values before and after", () => {
    const before = { permissions: ["read", "write"], description: null };
    const after = { permissions: ["read"], description: "nightly" };
    expect(changesOf(before, after)).toEqual([
      { field: "permissions", before: ["read", "write"], after: ["read"] },
      { field: "description", before: undefined, after: "nightly" },
    ]);
  });

  it("contain all fields with a value when something is created or deleted", () => {
    expect(changesOf(undefined, { name: "SAP", description: null })).toEqual([
      { field: "name", before: undefined, after: "SAP" },
    ]);
    expect(changesOf({ enabled: false }, undefined)).toEqual([
      { field: "enabled", before: false, after: undefined },
    ]);
  });

  it("are empty when the realm does not store them", () => {
    expect(changesOf(undefined, undefined)).toEqual([]);
  });
});
