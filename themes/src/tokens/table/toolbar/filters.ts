import type { TokenFilters, TokenQuery } from "../../../api/tokens.ts";

/** The part of a query that decides which tokens the list has. */
export function filtersOf(query: TokenQuery): TokenFilters {
  const { search, status, neverExpires, violation } = query;
  return { search, status, neverExpires, violation };
}

export function isFiltered(query: TokenQuery): boolean {
  return Object.values(filtersOf(query)).some((value) => value !== undefined);
}
