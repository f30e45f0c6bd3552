/** The part of a click that tells whether the browser should open another tab or window. */
export interface Click {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

/** Goes to a page without a reload, unless the click asks for another tab or window. */
export function followed(event: Click, go: () => void): void {
  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    go();
  }
}
