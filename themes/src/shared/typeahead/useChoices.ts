import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { whileWanted } from "../answer.ts";

interface Found<T> {
  readonly search: string;
  readonly choices: readonly T[];
}

/**
 * Asks the server for choices that fit the typed text, while the list is open.
 *
 * @param load the caller keeps this function between renders
 * @returns the latest choices, and whether they belong to the text that is typed now
 */
export function useChoices<T>(
  load: (search: string) => Promise<readonly T[]>,
  search: string,
  isOpen: boolean,
  errorKey: string,
) {
  const { addError } = useAlerts();
  const [found, setFound] = useState<Found<T>>();

  useEffect(
    () =>
      isOpen
        ? whileWanted(
            load(search.trim()),
            (choices) => {
              setFound({ search, choices });
            },
            (error) => {
              setFound(undefined);
              addError(errorKey, error);
            },
          )
        : undefined,
    [load, search, isOpen, errorKey, addError],
  );

  return { choices: found?.choices ?? [], isSettled: found?.search === search };
}
