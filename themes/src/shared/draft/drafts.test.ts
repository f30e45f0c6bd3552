import { describe, expect, it } from "vitest";
import { draftOf, fitting } from "./drafts.ts";

const SHOWN = { name: "SAP", permissions: ["read"], exempt: false };
const TOKEN = `ket_${"a".repeat(22)}_${"b".repeat(49)}`;

describe("a draft", () => {
  it("has only what differs from what the form showed", () => {
    const typed = { ...SHOWN, permissions: ["read", "write"] };
    expect(draftOf(SHOWN, typed, "1")).toEqual({
      version: "1",
      values: { permissions: ["read", "write"] },
    });
  });

  it("is not kept if nothing was typed", () => {
    expect(draftOf(SHOWN, { ...SHOWN }, "1")).toBeUndefined();
  });

  it("is not kept with a secret inside", () => {
    expect(draftOf(SHOWN, { ...SHOWN, name: `Our ${TOKEN}` }, "1")).toBeUndefined();
  });

  it("restores only values that fit the form", () => {
    const values = { name: "SAP 2", permissions: "read", exempt: true, gone: "x" };
    expect(fitting({ version: "1", values }, SHOWN)).toEqual({ name: "SAP 2", exempt: true });
  });
});
