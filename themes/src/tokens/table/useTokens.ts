import { useCallback } from "react";
import { useRest } from "../../api/rest.ts";
import { countTokens, listTokens, type TokenQuery } from "../../api/tokens.ts";
import { useRead } from "../../shared/useRead.ts";
import { filtersOf } from "./toolbar/filters.ts";

/**
 * Reads a page of an entity's tokens, and the number of all that fit the query.
 *
 * @param query the caller keeps this object until it changes
 * @param generation a new value makes the hook read again
 * @returns the last page that was read, with its query, whether it is the page that is asked for,
 *   and whether the latest attempt to read that failed
 */
export function useTokens(entityId: string, query: TokenQuery, generation: string) {
  const rest = useRest();
  const read = useCallback(async () => {
    const [tokens, total] = await Promise.all([
      listTokens(rest, entityId, query),
      countTokens(rest, entityId, filtersOf(query)),
    ]);
    return { tokens, total, query };
  }, [rest, entityId, query]);
  const { value: page, ...state } = useRead(read, generation, "tokensLoadError");
  return { page, ...state };
}
