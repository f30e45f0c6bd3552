import type { ClipboardEvent, DragEvent } from "react";

/** Each character of a hidden secret is shown as this one. */
const HIDDEN = "•";

export function hiddenText(secret: string): string {
  return HIDDEN.repeat(secret.length);
}

/**
 * The selected text with the secret in place of its bullets, even if only some were selected.
 * Undefined if the text has no bullets.
 */
export function meantBy(selected: string, secret: string): string | undefined {
  return selected.includes(HIDDEN) ? selected.replace(/•+/g, () => secret) : undefined;
}

/**
 * Handlers that put the secret on the clipboard where somebody copies or drags its bullets.
 * From its own field they always copy the whole secret.
 */
export function copyingSecret(secret: string, onCopied: () => void) {
  const meant = (target: EventTarget) =>
    target instanceof HTMLInputElement
      ? secret
      : meantBy(document.getSelection()?.toString() ?? "", secret);
  const put = (target: EventTarget, transfer: DataTransfer): boolean => {
    const text = meant(target);
    if (text !== undefined) {
      // The browser has put the bullets there as HTML, too.
      transfer.clearData();
      transfer.setData("text/plain", text);
    }
    return text !== undefined;
  };
  const onCopy = (event: ClipboardEvent) => {
    if (put(event.target, event.clipboardData)) {
      event.preventDefault();
      onCopied();
    }
  };
  return {
    onCopy,
    onCut: onCopy,
    onDragStart: (event: DragEvent) => {
      put(event.target, event.dataTransfer);
    },
    // A drag that is given up has copied nothing.
    onDragEnd: (event: DragEvent) => {
      if (event.dataTransfer.dropEffect !== "none" && meant(event.target) !== undefined) {
        onCopied();
      }
    },
  };
}
