import { type ReactNode, useCallback, useState } from "react";
import { type Done, DoneToast } from "./DoneToast.tsx";

/**
 * Says what was done, and offers to undo it.
 *
 * @returns the toast to render, and the function that says what was done; nothing hides the toast
 */
export function useDone(): { toast: ReactNode; say: (done: Done | undefined) => void } {
  const [said, setSaid] = useState<{ done: Done; number: number }>();
  const say = useCallback((done: Done | undefined) => {
    setSaid((before) => done && { done, number: (before?.number ?? 0) + 1 });
  }, []);
  const toast = said && (
    <DoneToast
      // Another act gets the whole time, too.
      key={said.number}
      done={said.done}
      onClose={() => {
        say(undefined);
      }}
    />
  );
  return { toast, say };
}
