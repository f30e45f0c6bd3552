import { describe, expect, it } from "vitest";
import { changesOf, lengthOf, merge, NAME_PATTERN, type Settings, settingsOf } from "./settings.ts";

const BASE: Settings = { displayName: "Invoice", description: "All", audience: ["erp", "crm"] };

describe("settings", () => {
  it("show what is missing as empty", () => {
    const entity = {
      id: "1",
      name: "invoice",
      enabled: true,
      audience: [],
      createdTimestamp: 0,
      updatedTimestamp: 0,
      tokenCount: 0,
    };
    expect(settingsOf(entity)).toEqual({ displayName: "", description: "", audience: [] });
  });

  it("clear what is blank, and send all else as text", () => {
    expect(changesOf({ displayName: " ", description: " <b> ", audience: [] })).toEqual({
      displayName: null,
      description: "<b>",
      audience: [],
    });
  });

  it("are measured as the server measures them, in code points", () => {
    expect(lengthOf("😀😀")).toBe(2);
  });

  it.each(["invoice", "0", "a.b_c-d", "x".repeat(64)])("take %s for a name", (name) => {
    expect(NAME_PATTERN.test(name)).toBe(true);
  });

  it.each(["", "Invoice", "-a", "a b", "ä", "x".repeat(65)])("take no %o for a name", (name) => {
    expect(NAME_PATTERN.test(name)).toBe(false);
  });
});

describe("the settings of two who edited at once", () => {
  it("are theirs where one has typed nothing", () => {
    const theirs = { ...BASE, displayName: "Bill" };
    expect(merge(BASE, BASE, theirs)).toEqual({
      values: theirs,
      theirs: ["displayName"],
      contested: [],
    });
  });

  it("are one's own where they have changed nothing", () => {
    const mine = { ...BASE, description: "", audience: ["erp"] };
    expect(merge(BASE, mine, BASE)).toEqual({ values: mine, theirs: [], contested: [] });
  });

  it("come together where both have changed something else", () => {
    const merged = merge(BASE, { ...BASE, audience: [] }, { ...BASE, description: "None" });
    expect(merged.values).toEqual({ displayName: "Invoice", description: "None", audience: [] });
    expect(merged.contested).toEqual([]);
  });

  it("stay one's own, and are called contested, where both have changed the same", () => {
    const merged = merge(
      BASE,
      { ...BASE, displayName: "Mine" },
      { ...BASE, displayName: "Theirs" },
    );
    expect(merged.values.displayName).toBe("Mine");
    expect(merged.contested).toEqual(["displayName"]);
  });

  it("are not contested where both have made the same of it", () => {
    const same = { ...BASE, audience: ["crm", "pos"] };
    const merged = merge(BASE, same, { ...same, audience: ["pos", "crm"] });
    expect(merged.theirs).toEqual(["audience"]);
    expect(merged.contested).toEqual([]);
  });

  it("do not differ by the order of clients", () => {
    expect(merge(BASE, BASE, { ...BASE, audience: ["crm", "erp"] }).theirs).toEqual([]);
  });
});
