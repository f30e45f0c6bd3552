import { createElement } from "react";
import { findStockConsole } from "./findStockConsole.ts";
import { keepMenuItem } from "./menuItem.ts";
import { HostedPage } from "./HostedPage.tsx";
import { PAGES } from "../pages.ts";

/**
 * Puts our pages into the running stock console. Whatever goes wrong here, the
 * console works on without Entities.
 */
async function start(): Promise<void> {
  const stock = await findStockConsole();
  const { router } = stock;
  const root = router.routes[0];
  if (root === undefined) {
    throw new Error("the router has no root route");
  }
  router.patchRoutes(
    root.id,
    PAGES.map(({ path, page }) => ({
      id: `entity-tokens:${path}`,
      path: `/:realm${path}`,
      element: createElement(HostedPage, { key: path, stock, page }),
      // The page asks for its roles itself: the console only knows "all of these".
      handle: { access: "anyone" },
    })),
  );
  keepMenuItem(stock);
  // Who came by a deep link was shown "not found" until now.
  const { pathname, search } = router.state.location;
  if (/^\/[^/]+\/entities(\/|$)/.test(pathname)) {
    await router.navigate(pathname + search, { replace: true });
  }
}

start().catch((error: unknown) => {
  console.warn("Entities are not shown: this version of the Admin Console is not known.", error);
});
