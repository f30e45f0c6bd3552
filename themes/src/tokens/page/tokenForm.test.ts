import { describe, expect, it } from "vitest";
import type { EntityToken } from "../../api/tokens.ts";
import { NO_RULES } from "../fields/rules.ts";
import {
  changedFields,
  changesOf,
  mergedForm,
  type Theirs,
  theirsToTell,
  valuesOf,
} from "./tokenForm.ts";

const TOKEN: EntityToken = {
  id: "0000000000000000000001",
  entityId: "e",
  entityName: "invoice",
  name: "SAP",
  permissions: ["read"],
  effectivePermissions: ["read"],
  enabled: true,
  exempt: false,
  status: "active",
  hint: "ket_00000000…",
  createdTimestamp: 1,
  createdBy: "admin",
  updatedTimestamp: 1,
  expiresTimestamp: 2_000_000_000_000,
  addresses: ["192.0.2.0/24"],
  limits: [{ name: "burst", requests: 20, period: "PT1S" }],
  useCount: 0,
};

describe("the form's values", () => {
  it("do not change the expiry or the exemption until the admin does", () => {
    expect(changesOf(valuesOf(TOKEN), TOKEN, NO_RULES, 0)).toEqual({
      name: "SAP",
      description: null,
      permissions: ["read"],
      addresses: ["192.0.2.0/24"],
      limits: [{ name: "burst", requests: 20, period: "PT1S" }],
    });
    expect(changesOf({ ...valuesOf(TOKEN), exempt: true }, TOKEN, NO_RULES, 0)).toMatchObject({
      exempt: true,
    });
  });

  it("clear what is blank, and trim the rest", () => {
    const values = {
      ...valuesOf(TOKEN),
      name: " SAP 2 ",
      description: "  ",
      addresses: [" ", ""],
      limits: [],
    };
    expect(changesOf(values, TOKEN, NO_RULES, 0)).toMatchObject({
      name: "SAP 2",
      description: null,
      addresses: null,
      limits: [],
    });
  });
});

describe("two states of a token", () => {
  it("differ in the fields that an admin changed", () => {
    const after: EntityToken = {
      ...TOKEN,
      enabled: false,
      permissions: ["write"],
      expiresTimestamp: 2_000_000_000_001,
      addresses: ["192.0.2.7"],
    };
    expect(changedFields(TOKEN, after)).toEqual([
      "permissions",
      "enabled",
      "expiresTimestamp",
      "addresses",
    ]);
  });

  it("do not differ after a use", () => {
    expect(changedFields(TOKEN, { ...TOKEN, useCount: 7, lastUsedTimestamp: 9 })).toEqual([]);
  });
});

describe("what somebody else saved", () => {
  const now: EntityToken = {
    ...TOKEN,
    name: "Theirs",
    description: "Theirs",
    enabled: false,
    expiresTimestamp: 2_100_000_000_000,
    addresses: ["192.0.2.7"],
  };

  const shown = { token: TOKEN, values: valuesOf(TOKEN) };

  it("is taken over in fields that this admin has not changed", () => {
    const { values, theirs } = mergedForm(shown, valuesOf(TOKEN), now);
    expect(values).toEqual(valuesOf(now));
    expect(theirs.contested).toEqual([]);
    expect(theirs.taken).toEqual([
      "name",
      "description",
      "enabled",
      "expiresTimestamp",
      "addresses",
    ]);
  });

  it("is contested in fields that this admin has changed", () => {
    const typed = { ...valuesOf(TOKEN), name: "Mine", expiry: "P30D" as const, addresses: [] };
    const { values, theirs } = mergedForm(shown, typed, now);
    expect(values).toMatchObject({
      name: "Mine",
      description: "Theirs",
      expiry: "P30D",
      addresses: [],
    });
    expect(theirs).toEqual({
      contested: ["name", "expiresTimestamp", "addresses"],
      taken: ["description", "enabled"],
    });
  });

  it("replaces what this admin has saved, as the server may spell it in another way", () => {
    const saved = { ...valuesOf(TOKEN), addresses: ["192.0.2.7/32"], expiry: "P30D" as const };
    const { values } = mergedForm({ token: TOKEN, values: saved }, saved, now);
    expect(values).toEqual(valuesOf(now));
  });
});

describe("somebody else's changes", () => {
  const theirs: Theirs = {
    contested: ["description"],
    taken: ["enabled", "expiresTimestamp", "limits"],
  };

  it("are all told after a refused change", () => {
    expect(theirsToTell(theirs, "refused", true)).toEqual(theirs);
  });

  it("are told after another act of the page, without what the act may have changed", () => {
    expect(theirsToTell(theirs, "other", true)).toEqual({ ...theirs, taken: ["limits"] });
    expect(theirsToTell(theirs, "other", false)?.taken).toEqual(["expiresTimestamp", "limits"]);
  });

  it("are told where the expiry that was typed is no longer that of the token", () => {
    const contested = { contested: ["expiresTimestamp"], taken: [] } as const;
    expect(theirsToTell(contested, "other", true)).toEqual(contested);
  });

  it("are nothing to tell after a save, or after an act that has changed no other field", () => {
    expect(theirsToTell(theirs, "saved", false)).toBeUndefined();
    expect(theirsToTell({ contested: [], taken: ["enabled"] }, "other", false)).toBeUndefined();
  });
});
