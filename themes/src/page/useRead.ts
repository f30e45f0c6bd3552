import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";

/**
 * Reads something of the server, and says so in an alert where that fails. A
 * late answer never takes the place of a newer one.
 *
 * @param read kept by the caller for as long as it reads the same
 * @param generation read anew when it changes
 * @returns what was read last, if anything, and whether reading has failed since
 */
export function useRead<T>(read: () => Promise<T>, generation: string | number, errorKey: string) {
  const { addError } = useAlerts();
  const [value, setValue] = useState<T>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isWanted = true;
    read().then(
      (answer) => {
        if (isWanted) {
          setValue(() => answer);
          setHasFailed(false);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          setHasFailed(true);
          addError(errorKey, error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [read, generation, errorKey, addError]);

  return { value, hasFailed };
}
