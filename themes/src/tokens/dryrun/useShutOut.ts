import { useState } from "react";
import type { DryRun } from "../../api/restrictions.ts";
import { findingsOf } from "./findings.ts";

/** The question whether to shut somebody out. */
export interface ShutOutQuestion {
  readonly found: DryRun;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** Keeps a change of addresses back until the admin has seen whom it would shut out. */
export function useShutOut() {
  const [question, setQuestion] = useState<ShutOutQuestion>();

  /**
   * Asks the admin if the change would shut somebody out.
   *
   * @returns whether there is something to ask
   */
  const ask = (found: DryRun, save: () => Promise<void>): boolean => {
    if (findingsOf(found).length === 0) {
      return false;
    }
    const close = () => {
      setQuestion(undefined);
    };
    setQuestion({
      found,
      close,
      confirm: () => {
        close();
        void save();
      },
    });
    return true;
  };

  return { question, ask };
}
