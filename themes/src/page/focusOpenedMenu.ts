/**
 * Gives the focus to the button of the menu that is open. A dialog gives it
 * back to what had it, and the item that opened the dialog is gone by then.
 */
export function focusOpenedMenu(): void {
  document.querySelector<HTMLElement>(".pf-v5-c-menu-toggle[aria-expanded=true]")?.focus();
}
