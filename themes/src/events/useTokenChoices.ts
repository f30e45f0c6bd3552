import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { useRest } from "../api/rest.ts";
import { type EntityToken, listTokens } from "../api/tokens.ts";

const NONE: readonly EntityToken[] = [];

/** The entity's tokens that fit what was typed; the server is asked only while the list is open. */
export function useTokenChoices(
  entityId: string,
  search: string,
  isOpen: boolean,
): readonly EntityToken[] {
  const rest = useRest();
  const { addError } = useAlerts();
  const [choices, setChoices] = useState(NONE);

  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    let isWanted = true;
    listTokens(rest, entityId, { search: search.trim(), max: 20, sort: "name" }).then(
      (found) => {
        if (isWanted) {
          setChoices(found);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          setChoices(NONE);
          addError("tokensLoadError", error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rest, entityId, search, isOpen, addError]);

  return choices;
}
