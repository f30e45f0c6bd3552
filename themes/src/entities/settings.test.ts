import { describe, expect, it } from "vitest";
import { changesOf, merge, NAME_PATTERN, type Settings, settingsOf } from "./settings.ts";

const BASE: Settings = {
  displayName: "Invoice",
  description: "All",
  audience: ["erp", "crm"],
  addresses: ["192.0.2.0/24"],
  limits: [],
};

describe("settings", () => {
  it("are empty texts for fields that the entity lacks", () => {
    const entity = {
      id: "1",
      name: "invoice",
      enabled: true,
      audience: [],
      createdTimestamp: 0,
      updatedTimestamp: 0,
      tokenCount: 0,
    };
    expect(settingsOf(entity)).toEqual({
      displayName: "",
      description: "",
      audience: [],
      addresses: [],
      limits: [],
    });
  });

  it("clear a blank field and trim the others", () => {
    const settings = { displayName: " ", description: " <b> ", audience: [], addresses: [""] };
    expect(changesOf({ ...settings, limits: [] })).toEqual({
      displayName: null,
      description: "<b>",
      audience: [],
      addresses: null,
      limits: [],
    });
  });

  it.each(["invoice", "0", "a.b_c-d", "x".repeat(64)])("accept the name %s", (name) => {
    expect(NAME_PATTERN.test(name)).toBe(true);
  });

  it.each(["", "Invoice", "-a", "a b", "ä", "x".repeat(65)])("refuse the name %o", (name) => {
    expect(NAME_PATTERN.test(name)).toBe(false);
  });
});

describe("the merged settings of two admins", () => {
  it("take over the other admin's changes", () => {
    const theirs = { ...BASE, displayName: "Bill" };
    expect(merge(BASE, BASE, theirs)).toEqual({
      values: theirs,
      theirs: ["displayName"],
      contested: [],
    });
  });

  it("keep my changes", () => {
    const mine = { ...BASE, description: "", audience: ["erp"] };
    expect(merge(BASE, mine, BASE)).toEqual({ values: mine, theirs: [], contested: [] });
  });

  it("combine changes of different fields", () => {
    const merged = merge(BASE, { ...BASE, audience: [] }, { ...BASE, description: "None" });
    expect(merged.values).toEqual({ ...BASE, description: "None", audience: [] });
    expect(merged.contested).toEqual([]);
  });

  it("keep my value of a field that both changed, and call the field contested", () => {
    const merged = merge(
      BASE,
      { ...BASE, displayName: "Mine" },
      { ...BASE, displayName: "Theirs" },
    );
    expect(merged.values.displayName).toBe("Mine");
    expect(merged.contested).toEqual(["displayName"]);
  });

  it("are not contested in a field that both changed alike", () => {
    const same = { ...BASE, audience: ["crm", "pos"] };
    const merged = merge(BASE, same, { ...same, audience: ["pos", "crm"] });
    expect(merged.theirs).toEqual(["audience"]);
    expect(merged.contested).toEqual([]);
  });

  it("ignore the order of clients", () => {
    expect(merge(BASE, BASE, { ...BASE, audience: ["crm", "erp"] }).theirs).toEqual([]);
  });
});
