import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";

interface Found<T> {
  readonly search: string;
  readonly choices: readonly T[];
}

/**
 * What the server offers for what was typed; it is asked only while the list is open.
 *
 * @param load kept by the caller
 * @returns the choices last offered, and whether they are those for what is typed now
 */
export function useChoices<T>(
  load: (search: string) => Promise<readonly T[]>,
  search: string,
  isOpen: boolean,
  errorKey: string,
) {
  const { addError } = useAlerts();
  const [found, setFound] = useState<Found<T>>();

  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    let isWanted = true;
    load(search.trim()).then(
      (choices) => {
        if (isWanted) {
          setFound({ search, choices });
        }
      },
      (error: unknown) => {
        if (isWanted) {
          setFound(undefined);
          addError(errorKey, error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, search, isOpen, errorKey, addError]);

  return { choices: found?.choices ?? [], isSettled: found?.search === search };
}
