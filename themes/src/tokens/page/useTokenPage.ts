import { useAlerts, useErrorBoundary } from "@keycloak/keycloak-ui-shared";
import { useCallback, useState } from "react";
import { type Entity, getEntity } from "../../api/entities.ts";
import { hasStatus, type Rest, useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, getToken } from "../../api/tokens.ts";
import { useReload } from "../../shared/useReload.ts";

interface Page {
  readonly token: Versioned<EntityToken>;
  readonly entity: Entity;
  /** The time of reading, from which the page reckons. */
  readonly now: number;
}

async function readPage(rest: Rest, entityId: string, tokenId: string): Promise<Page> {
  const [token, entity] = await Promise.all([
    getToken(rest, entityId, tokenId),
    getEntity(rest, entityId),
  ]);
  return { token, entity: entity.value, now: Date.now() };
}

/** Reads a token and its entity. Either may be deleted while the page is open. */
export function useTokenPage(entityId: string, tokenId: string) {
  const rest = useRest();
  const { showBoundary } = useErrorBoundary();
  const { addError } = useAlerts();
  const [isGone, setIsGone] = useState(false);

  const read = useCallback(() => readPage(rest, entityId, tokenId), [rest, entityId, tokenId]);
  const fail = useCallback(
    (error: unknown, isFirst: boolean) => {
      if (hasStatus(error, 404)) {
        setIsGone(true);
      } else if (isFirst) {
        showBoundary(error as Error);
      } else {
        addError("tokenLoadError", error);
      }
    },
    [showBoundary, addError],
  );

  const { value: page, reload } = useReload(read, fail);
  return { page, isGone, reload };
}
