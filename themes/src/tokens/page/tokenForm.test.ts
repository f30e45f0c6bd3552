import { describe, expect, it } from "vitest";
import type { EntityToken } from "../../api/tokens.ts";
import { changedFields, changesOf, theirsOf, valuesOf } from "./tokenForm.ts";

const TOKEN: EntityToken = {
  id: "0000000000000000000001",
  entityId: "e",
  entityName: "invoice",
  name: "SAP",
  permissions: ["read"],
  enabled: true,
  status: "active",
  hint: "ket_00000000…",
  createdTimestamp: 1,
  createdBy: "admin",
  updatedTimestamp: 1,
  expiresTimestamp: 2_000_000_000_000,
  useCount: 0,
};

describe("the dialog's values", () => {
  it("do not change the expiry until the admin chooses one", () => {
    expect(changesOf(valuesOf(TOKEN), 0)).toEqual({
      name: "SAP",
      description: null,
      permissions: ["read"],
    });
  });

  it("clear a blank description and trim the name", () => {
    const values = { ...valuesOf(TOKEN), name: " SAP 2 ", description: "  " };
    expect(changesOf(values, 0)).toMatchObject({ name: "SAP 2", description: null });
  });
});

describe("two states of a token", () => {
  it("differ in the fields that an admin changed", () => {
    const after: EntityToken = {
      ...TOKEN,
      enabled: false,
      permissions: ["write"],
      expiresTimestamp: 2_000_000_000_001,
    };
    expect(changedFields(TOKEN, after)).toEqual(["permissions", "enabled", "expiresTimestamp"]);
  });

  it("do not differ after a use", () => {
    expect(changedFields(TOKEN, { ...TOKEN, useCount: 7, lastUsedTimestamp: 9 })).toEqual([]);
  });
});

describe("a field that somebody else changed", () => {
  it("is contested if this admin has changed it, and taken over otherwise", () => {
    expect(
      theirsOf(["name", "description", "enabled", "expiresTimestamp"], { name: true, date: true }),
    ).toEqual({
      contested: ["name", "expiresTimestamp"],
      taken: ["description", "enabled"],
    });
  });
});
