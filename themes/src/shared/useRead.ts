import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { whileWanted } from "./answer.ts";

/**
 * Reads something from the server, and shows an alert when that fails.
 *
 * @param read the caller keeps this function for as long as it reads the same
 * @param generation a new value makes the hook read again
 * @returns the last value that was read, and whether the latest attempt failed
 */
export function useRead<T>(read: () => Promise<T>, generation: string | number, errorKey: string) {
  const { addError } = useAlerts();
  const [value, setValue] = useState<T>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(
    () =>
      whileWanted(
        read(),
        (answer) => {
          setValue(() => answer);
          setHasFailed(false);
        },
        (error) => {
          setHasFailed(true);
          addError(errorKey, error);
        },
      ),
    [read, generation, errorKey, addError],
  );

  return { value, hasFailed };
}
