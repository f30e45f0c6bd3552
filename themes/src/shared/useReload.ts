import { useCallback, useEffect, useState } from "react";
import { Latest } from "./latest.ts";

/**
 * Reads what a page is about, and again whenever the page asks for it. A failure later on leaves
 * the value as it is, because the admin may have typed something.
 *
 * @param read the caller keeps this function for as long as it reads the same
 * @param onError the caller keeps this function, too
 * @returns the last value that was read, and a function that reads again
 */
export function useReload<T>(
  read: () => Promise<T>,
  onError: (error: unknown, isFirst: boolean) => void,
) {
  const [latest] = useState(() => new Latest());
  const [value, setValue] = useState<T>();

  const ask = useCallback(
    (isFirst: boolean) =>
      latest.ask(
        read(),
        (answer) => {
          setValue(() => answer);
        },
        (error) => {
          onError(error, isFirst);
        },
      ),
    [latest, read, onError],
  );

  useEffect(() => {
    void ask(true);
    return () => {
      latest.forget();
    };
  }, [ask, latest]);

  const reload = useCallback(() => ask(false), [ask]);
  return { value, reload };
}
