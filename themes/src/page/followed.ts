/** Of a click, what tells whether the browser is asked for another tab or window. */
interface Click {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

/** Goes there without loading the console anew, unless the browser is asked for another tab. */
export function followed(event: Click, go: () => void): void {
  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    go();
  }
}
