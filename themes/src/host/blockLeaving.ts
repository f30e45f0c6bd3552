import type { Leave } from "../console.ts";
import type { StockRouter } from "./stock.ts";

type Ask = (leave: Leave) => void;

const BLOCKER = "entity-tokens";

/** Everything on the page that may lose input. The router has room for one blocker only. */
const asking: Ask[] = [];

let unblock: (() => void) | undefined;

/** Calls `ask` before the admin leaves the page, until the returned function is called. */
export function blockLeaving(router: StockRouter, ask: Ask): () => void {
  asking.push(ask);
  unblock ??= block(router);
  return () => {
    asking.splice(asking.indexOf(ask), 1);
    if (asking.length === 0) {
      unblock?.();
      unblock = undefined;
    }
  };
}

/** Lets the admin leave once without a question. */
export function letLeave(router: StockRouter): void {
  router.deleteBlocker(BLOCKER);
}

function block(router: StockRouter): () => void {
  router.getBlocker(
    BLOCKER,
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  const unsubscribe = router.subscribe(({ blockers }) => {
    const blocker = blockers.get(BLOCKER);
    if (blocker?.state === "blocked") {
      asking.at(-1)?.({ proceed: () => blocker.proceed?.(), stay: () => blocker.reset?.() });
    }
  });
  const unload = (event: BeforeUnloadEvent) => {
    event.preventDefault();
  };
  window.addEventListener("beforeunload", unload);
  return () => {
    unsubscribe();
    letLeave(router);
    window.removeEventListener("beforeunload", unload);
  };
}
