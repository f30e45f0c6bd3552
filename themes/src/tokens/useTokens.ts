import { useCallback } from "react";
import { useRest } from "../api/rest.ts";
import { countTokens, listTokens, type TokenQuery } from "../api/tokens.ts";
import { useRead } from "../page/useRead.ts";

/**
 * Reads a page of an entity's tokens, and how many there are on all.
 *
 * @param query kept by the caller between changes of it
 * @param generation read anew when it changes
 * @returns the last page that was read with what was asked for, if any, and
 *     whether one could not be read since
 */
export function useTokens(entityId: string, query: TokenQuery, generation: string) {
  const rest = useRest();
  const read = useCallback(async () => {
    const { search, status } = query;
    const [tokens, total] = await Promise.all([
      listTokens(rest, entityId, query),
      countTokens(rest, entityId, { search, status }),
    ]);
    return { tokens, total, query };
  }, [rest, entityId, query]);
  const { value: page, hasFailed } = useRead(read, generation, "tokensLoadError");
  return { page, hasFailed };
}
