import { useState } from "react";

/** Copies a text, and knows the outcome. */
export interface Copying {
  /** The key of a message; undefined before the first attempt. */
  readonly outcome: "tokenCopied" | "tokenCopyRefused" | undefined;
  readonly copy: () => Promise<void>;
  /** Call this when something else has copied the text, such as Ctrl+C. */
  readonly copied: () => void;
}

interface CopyingProps {
  readonly text: string;
  readonly onCopied?: (() => void) | undefined;
  /** Browsers refuse without HTTPS, except on localhost, and without the user's permission. */
  readonly onRefused?: (() => void) | undefined;
}

/** Keeps the outcome of copying a text. */
export function useCopying({ text, onCopied, onRefused }: CopyingProps): Copying {
  const [outcome, setOutcome] = useState<Copying["outcome"]>();

  const copied = () => {
    setOutcome("tokenCopied");
    onCopied?.();
  };
  const copy = async () => {
    // Screen readers announce only a change, so a second success needs one.
    setOutcome(undefined);
    try {
      if (!window.isSecureContext) {
        throw new Error("this page may not copy");
      }
      await navigator.clipboard.writeText(text);
      copied();
    } catch {
      setOutcome("tokenCopyRefused");
      onRefused?.();
    }
  };

  return { outcome, copy, copied };
}
