import { LABELS } from "virtual:messages/menu";
import { bundleFor } from "../languages.ts";

/** The build whose notice the user has closed. A new build shows the notice again. */
const CLOSED = "entity-tokens.unknown-console";

/**
 * Tells developers and users that our pages are missing. It uses nothing of the console, because
 * this version of the console is unknown.
 */
export function tellUnknownConsole(reason: unknown): void {
  console.warn("Entities are not shown: this version of the Admin Console is not known.", reason);
  const build = import.meta.url;
  if (remembered() === build) {
    return;
  }
  whenMenuIsThere(() => {
    document.body.append(
      notice(() => {
        remember(build);
      }),
    );
  });
}

/** Waits for the menu: without one, such as before login, the notice helps nobody. */
function whenMenuIsThere(act: () => void): void {
  const isThere = () => document.querySelector("nav a") !== null;
  if (isThere()) {
    act();
    return;
  }
  const observer = new MutationObserver(() => {
    if (isThere()) {
      observer.disconnect();
      act();
    }
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}

function notice(onClose: () => void): HTMLElement {
  const labels = LABELS[bundleFor(navigator.language)];
  const box = document.createElement("div");
  box.setAttribute("role", "status");
  box.dataset.testid = "unknown-console";
  box.style.cssText =
    "position:fixed;inset:auto 1rem 1rem auto;z-index:9999;box-sizing:border-box;" +
    "max-width:min(28rem,100vw - 2rem);padding:1rem;display:flex;gap:1rem;align-items:start;" +
    // The browser's system colors follow the page's light or dark scheme.
    "background:Canvas;color:CanvasText;border:1px solid #8a8d90;" +
    "border-inline-start:4px solid #f0ab00;box-shadow:0 2px 12px rgb(0 0 0 / 40%);font:inherit";
  const text = document.createElement("p");
  text.style.margin = "0";
  text.textContent = labels.unknownConsole;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", labels.closeNotice);
  close.style.cssText = "border:0;background:none;color:inherit;font:inherit;cursor:pointer";
  close.addEventListener("click", () => {
    box.remove();
    onClose();
  });
  box.append(text, close);
  return box;
}

// A browser may forbid storage.
function remembered(): string | null {
  try {
    return localStorage.getItem(CLOSED);
  } catch {
    return null;
  }
}

function remember(build: string): void {
  try {
    localStorage.setItem(CLOSED, build);
  } catch {
    // The notice appears again next time.
  }
}
