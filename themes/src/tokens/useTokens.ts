import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { useRest } from "../api/rest.ts";
import { countTokens, type EntityToken, listTokens, type TokenQuery } from "../api/tokens.ts";

/** One page of tokens, and how many there are on all. */
export interface TokensPage {
  readonly tokens: readonly EntityToken[];
  readonly total: number;
  /** What was asked for. */
  readonly query: TokenQuery;
}

/**
 * Reads a page of an entity's tokens.
 *
 * @param query kept by the caller between changes of it
 * @param generation read anew when it changes
 * @returns the last page that was read, if any, and whether one could not be read since
 */
export function useTokens(entityId: string, query: TokenQuery, generation: string) {
  const rest = useRest();
  const { addError } = useAlerts();
  const [page, setPage] = useState<TokensPage>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isWanted = true;
    const { search, status } = query;
    Promise.all([
      listTokens(rest, entityId, query),
      countTokens(rest, entityId, { search, status }),
    ]).then(
      ([tokens, total]) => {
        if (isWanted) {
          setPage({ tokens, total, query });
          setHasFailed(false);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          setHasFailed(true);
          addError("tokensLoadError", error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rest, entityId, query, generation, addError]);

  return { page, hasFailed };
}
