import { useEffect, useState } from "react";

/**
 * Gives the focus back to the element that had it when the component appeared. A dialog does so
 * itself, but not if another dialog took its place.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    },
    [before],
  );
}
