import { type KeyboardEvent, useState } from "react";

interface ListKeys<T> {
  readonly choices: readonly T[];
  /** Whether they are those for what is typed now: nobody picks what is about to change. */
  readonly isSettled: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onPick: (choice: T) => void;
}

/**
 * The keys of a field with a list of choices: arrows move through it, Enter
 * picks, Escape and Tab close it.
 *
 * @returns which choice is the active one, and how that is changed
 */
export function useListKeys<T>({ choices, isSettled, isOpen, onOpen, onPick }: ListKeys<T>) {
  const [active, setActive] = useState(0);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    setActive(0);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const choice = choices[active];
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
        // Never the form's: what was typed is a search, no value.
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
