import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { useRest } from "../api/rest.ts";
import { countTokens, type EntityToken, listTokens, type TokenQuery } from "../api/tokens.ts";

/** One page of tokens, and how many there are on all. */
export interface TokensPage {
  readonly tokens: readonly EntityToken[];
  readonly total: number;
}

/**
 * Reads a page of an entity's tokens.
 *
 * @param query kept by the caller between changes of it
 * @param generation read anew when it changes
 * @returns nothing until the first page is there; then the last one that was read
 */
export function useTokens(
  entityId: string,
  query: TokenQuery,
  generation: string,
): TokensPage | undefined {
  const rest = useRest();
  const { addError } = useAlerts();
  const [page, setPage] = useState<TokensPage>();

  useEffect(() => {
    let isWanted = true;
    const { search, status } = query;
    Promise.all([
      listTokens(rest, entityId, query),
      countTokens(rest, entityId, { search, status }),
    ]).then(
      ([tokens, total]) => {
        if (isWanted) {
          setPage({ tokens, total });
        }
      },
      (error: unknown) => {
        if (isWanted) {
          addError("tokensLoadError", error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rest, entityId, query, generation, addError]);

  return page;
}
