import { createElement, lazy } from "react";
import { findStockConsole } from "./findStockConsole.ts";
import { keepMenuItem } from "./menuItem.ts";
import { PAGES } from "../pages.ts";

/** Whoever opens none of our pages does not load it. */
const HostedPage = lazy(() => import("./HostedPage.tsx"));

/** Adds our pages to the running stock console. If this fails, the console works without them. */
export async function start(): Promise<void> {
  const stock = await findStockConsole();
  const { router } = stock;
  const root = router.routes[0];
  if (root === undefined) {
    throw new Error("the router has no root route");
  }
  router.patchRoutes(
    root.id,
    PAGES.flatMap(({ paths, page }) => {
      const idOf = (path: string) => `entity-tokens:${path}`;
      // The paths of a page share an element, so that the page stays while its tabs change.
      const element = createElement(HostedPage, {
        key: paths[0],
        stock,
        page,
        routes: paths.map(idOf),
      });
      return paths.map((path) => ({
        id: idOf(path),
        path: `/:realm${path}`,
        element,
        // The page checks its roles itself, because the console can only require all of a list.
        handle: { access: "anyone" },
      }));
    }),
  );
  keepMenuItem(stock);
  // A deep link to our pages has shown "not found" so far, so the router opens it again.
  const { pathname, search } = router.state.location;
  if (/^\/[^/]+\/entities(\/|$)/.test(pathname)) {
    await router.navigate(pathname + search, { replace: true });
  }
}
