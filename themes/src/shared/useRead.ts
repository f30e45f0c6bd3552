import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { whileWanted } from "./answer.ts";

/**
 * Reads something from the server, and shows an alert when that fails.
 *
 * @param read the caller keeps this function for as long as it reads the same
 * @param generation a new value makes the hook read again
 * @returns the last value that was read, whether it is what `read` reads, and whether the latest
 *   attempt to read that failed
 */
export function useRead<T>(read: () => Promise<T>, generation: string | number, errorKey: string) {
  const { addError } = useAlerts();
  const [last, setLast] = useState<{ readonly value: T; readonly read: () => Promise<T> }>();
  const [failed, setFailed] = useState<() => Promise<T>>();

  useEffect(
    () =>
      whileWanted(
        read(),
        (value) => {
          setLast({ value, read });
          setFailed(undefined);
        },
        (error) => {
          setFailed(() => read);
          addError(errorKey, error);
        },
      ),
    [read, generation, errorKey, addError],
  );

  return { value: last?.value, isCurrent: last?.read === read, hasFailed: failed === read };
}
