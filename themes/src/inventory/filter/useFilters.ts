import { useMemo } from "react";
import { useConsole } from "../../console.ts";
import { addressOf, type Filters, filtersOf } from "./filters.ts";

/** The filters in the page's address, and how to change them. */
export function useFilters() {
  const { path, query, navigate } = useConsole();
  const filters = useMemo(() => filtersOf(query), [query]);
  const setFilters = (changed: Filters) => {
    // The back button leads to the page before the list, not through each filter.
    navigate(path + addressOf(changed), { replace: true });
  };
  return { filters, setFilters };
}
