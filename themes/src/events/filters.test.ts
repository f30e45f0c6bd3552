import { describe, expect, it } from "vitest";
import { hintOf, isFiltered, NO_FILTERS, queryOf } from "./filters.ts";

const PAGE = { first: 20, max: 11 };

describe("what the server is asked for", () => {
  it("is a page of everything, without filters", () => {
    expect(queryOf(NO_FILTERS, PAGE)).toEqual({ first: 20, max: 11, kind: [] });
  });

  it("is a token by its id, and the kinds", () => {
    const token = { id: "5O9STT1CKxK1x2NXPCwlMn", name: "SAP" };
    expect(queryOf({ ...NO_FILTERS, token, kinds: ["CREATE", "DELETE"] }, PAGE)).toMatchObject({
      tokenId: "5O9STT1CKxK1x2NXPCwlMn",
      kind: ["CREATE", "DELETE"],
    });
  });

  it("is from the first to the last moment of days, here", () => {
    const query = queryOf({ ...NO_FILTERS, from: "2026-03-29", to: "2026-03-29" }, PAGE);
    expect(query.dateFrom).toBe(new Date(2026, 2, 29).getTime());
    expect(query.dateTo).toBe(new Date(2026, 2, 30).getTime() - 1);
  });
});

describe("filters", () => {
  it.each([
    { token: { id: "5O9STT1CKxK1x2NXPCwlMn", name: "SAP" } },
    { kinds: ["CREATE" as const] },
    { from: "2026-03-29" },
    { to: "2026-03-29" },
  ])("are there with %o", (filter) => {
    expect(isFiltered({ ...NO_FILTERS, ...filter })).toBe(true);
  });

  it("are not there with none", () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
  });

  it("name a token without a name as the list of tokens does", () => {
    expect(hintOf("5O9STT1CKxK1x2NXPCwlMn")).toBe("ket_5O9STT1C…");
  });
});
