import { expect, it } from "vitest";
import { filtersOf, isFiltered } from "./filters.ts";

it("paging and order are no filters", () => {
  const query = { first: 10, max: 10, sort: "name", direction: "asc" } as const;
  expect(isFiltered(query)).toBe(false);
  expect(Object.values(filtersOf(query)).filter((value) => value !== undefined)).toEqual([]);
});

it.each([
  { search: "SAP" },
  { status: "active" },
  { neverExpires: true },
  { violation: true },
] as const)("%o is a filter", (filter) => {
  expect(isFiltered({ first: 0, ...filter })).toBe(true);
  expect(filtersOf(filter)).toMatchObject(filter);
});
