import { describe, expect, it } from "vitest";
import { addressOf, type Filters, filtersOf, namesOf, NO_FILTERS, queryOf } from "./filters.ts";

const ENTITY = "b8661330-fe5e-470a-a8e9-6e689776f2ba";
const ALL: Filters = {
  search: "SAP & Co",
  status: "active",
  permission: "write",
  entityId: ENTITY,
  createdBy: "alice",
  neverExpires: true,
  violation: true,
  expiresBefore: "2027-01-01",
  unusedSince: "2026-06-30",
  secretOlderThan: "2025-12-31",
};

describe("filters in an address", () => {
  it("are those that were set", () => {
    expect(filtersOf(addressOf(ALL))).toEqual(ALL);
    expect(namesOf(ALL)).toHaveLength(Object.keys(NO_FILTERS).length);
  });

  it("leave no trace if none is set", () => {
    expect(addressOf(NO_FILTERS)).toBe("");
    expect(filtersOf("")).toEqual(NO_FILTERS);
  });

  it.each([
    "?status=broken",
    "?permission=admin",
    "?entityId=../users",
    "?neverExpires=false",
    "?expiresBefore=tomorrow",
    "?unusedSince=0002-01-01",
    "?secretOlderThan=2026-99-99",
    "?other=1",
  ])("such as %s are left out", (address) => {
    expect(filtersOf(address)).toEqual(NO_FILTERS);
  });

  it("never have a secret", () => {
    const token = `ket_0UJg4EBGO3cQWJhXqJNbv5_${"a".repeat(49)}`;
    expect(filtersOf(`?search=${token}`).search).toBe("0UJg4EBGO3cQWJhXqJNbv5");
    expect(addressOf({ ...NO_FILTERS, search: token })).toBe("?search=0UJg4EBGO3cQWJhXqJNbv5");
  });
});

it("the query has a time for each day, and nothing that is not set", () => {
  expect(queryOf({ ...NO_FILTERS, violation: true, unusedSince: "2026-03-29" })).toEqual({
    violation: true,
    unusedSince: new Date(2026, 2, 29).getTime(),
  });
});
