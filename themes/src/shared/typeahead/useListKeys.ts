import { type KeyboardEvent, useEffect, useRef, useState } from "react";

interface ListKeys<T> {
  readonly choices: readonly T[];
  /** Whether the choices fit the typed text. If not, they are about to change. */
  readonly isSettled: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onPick: (choice: T) => void;
}

/**
 * The keys of a field with a list of choices: arrows move through the list, Enter picks, Escape
 * and Tab close.
 *
 * @returns the index of the active choice, its setter, and the handler of keys
 */
export function useListKeys<T>({ choices, isSettled, isOpen, onOpen, onPick }: ListKeys<T>) {
  const [active, setActive] = useState(0);
  // Enter was pressed before the choices for the typed text were there.
  const isAwaited = useRef(false);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    setActive(0);
  }

  useEffect(() => {
    if (isAwaited.current && isSettled) {
      isAwaited.current = false;
      const choice = choices[active];
      if (isOpen && choice !== undefined) {
        onPick(choice);
      }
    }
  }, [isSettled, isOpen, choices, active, onPick]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const choice = choices[active];
    isAwaited.current = event.key === "Enter" && isOpen && !isSettled;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (isOpen) {
          const step = event.key === "ArrowDown" ? 1 : -1;
          setActive((active + step + choices.length) % Math.max(choices.length, 1));
        } else {
          onOpen(true);
        }
        break;
      }
      case "Enter":
        // Enter must not submit the form, because the typed text is a search and not a value.
        event.preventDefault();
        if (!isOpen) {
          onOpen(true);
        } else if (isSettled && choice !== undefined) {
          onPick(choice);
        }
        break;
      case "Escape":
      case "Tab":
        onOpen(false);
        break;
    }
  };

  return { active, setActive, onKeyDown };
}
