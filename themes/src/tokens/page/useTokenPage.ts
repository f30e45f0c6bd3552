import { useAlerts, useErrorBoundary } from "@keycloak/keycloak-ui-shared";
import { useCallback, useEffect, useState } from "react";
import { type Entity, getEntity } from "../../api/entities.ts";
import { hasStatus, type Rest, useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, getToken } from "../../api/tokens.ts";
import { whileWanted } from "../../shared/answer.ts";

interface Page {
  readonly token: Versioned<EntityToken>;
  readonly entity: Entity;
  /** The time of reading, from which the page reckons. */
  readonly now: number;
}

async function read(rest: Rest, entityId: string, tokenId: string): Promise<Page> {
  const [token, entity] = await Promise.all([
    getToken(rest, entityId, tokenId),
    getEntity(rest, entityId),
  ]);
  return { token, entity: entity.value, now: Date.now() };
}

/** Reads a token and its entity. A failure later on leaves the page as it is. */
export function useTokenPage(entityId: string, tokenId: string) {
  const rest = useRest();
  const { showBoundary } = useErrorBoundary();
  const { addError } = useAlerts();
  const [page, setPage] = useState<Page>();
  const [isGone, setIsGone] = useState(false);

  useEffect(
    () =>
      whileWanted(read(rest, entityId, tokenId), setPage, (error) => {
        if (hasStatus(error, 404)) {
          setIsGone(true);
        } else {
          showBoundary(error as Error);
        }
      }),
    [rest, entityId, tokenId, showBoundary],
  );

  const reload = useCallback(async () => {
    try {
      setPage(await read(rest, entityId, tokenId));
    } catch (error) {
      addError("tokenLoadError", error);
    }
  }, [rest, entityId, tokenId, addError]);

  return { page, isGone, reload };
}
