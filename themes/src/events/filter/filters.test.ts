import { describe, expect, it } from "vitest";
import { hintOf, isFiltered, NO_FILTERS, queryOf } from "./filters.ts";

const PAGE = { first: 20, max: 11 };

describe("the query", () => {
  it("asks for a page of all events without filters", () => {
    expect(queryOf(NO_FILTERS, PAGE)).toEqual({ first: 20, max: 11, kind: [] });
  });

  it("names the token by its id, and the kinds", () => {
    const token = { id: "5O9STT1CKxK1x2NXPCwlMn", name: "SAP" };
    expect(queryOf({ ...NO_FILTERS, token, kinds: ["CREATE", "DELETE"] }, PAGE)).toMatchObject({
      tokenId: "5O9STT1CKxK1x2NXPCwlMn",
      kind: ["CREATE", "DELETE"],
    });
  });

  it("names the reason of a refusal, and the address", () => {
    const filters = { ...NO_FILTERS, reason: "expired", address: "2001:db8::1" };
    expect(queryOf(filters, PAGE)).toMatchObject({ reason: "expired", ipAddress: "2001:db8::1" });
  });

  it("spans whole days of the browser's time zone", () => {
    const query = queryOf({ ...NO_FILTERS, from: "2026-03-29", to: "2026-03-29" }, PAGE);
    expect(query.dateFrom).toBe(new Date(2026, 2, 29).getTime());
    expect(query.dateTo).toBe(new Date(2026, 2, 30).getTime() - 1);
  });
});

describe("filters", () => {
  it.each([
    { token: { id: "5O9STT1CKxK1x2NXPCwlMn", name: "SAP" } },
    { kinds: ["CREATE" as const] },
    { reason: "expired" },
    { address: "10.0.0.1" },
    { from: "2026-03-29" },
    { to: "2026-03-29" },
  ])("are set with %o", (filter) => {
    expect(isFiltered({ ...NO_FILTERS, ...filter })).toBe(true);
  });

  it("are not set in the beginning", () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
  });

  it("show a nameless token by its first characters", () => {
    expect(hintOf("5O9STT1CKxK1x2NXPCwlMn")).toBe("ket_5O9STT1C…");
  });
});
