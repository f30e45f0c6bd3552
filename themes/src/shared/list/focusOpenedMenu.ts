/**
 * Focuses the button of the open menu. A dialog returns the focus to the element that had it, and
 * the menu item that opens the dialog is gone by then.
 */
export function focusOpenedMenu(): void {
  document.querySelector<HTMLElement>(".pf-v5-c-menu-toggle[aria-expanded=true]")?.focus();
}
