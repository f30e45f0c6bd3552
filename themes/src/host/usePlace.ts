import { useState, useSyncExternalStore } from "react";
import type { Console } from "../console.ts";
import type { RouterState, Stock } from "./stock.ts";

type Place = Pick<Console, "path" | "params" | "query">;

/**
 * Where the router is, as long as that is on one of these routes. While it goes to another page,
 * the place stays, because this page is still shown.
 */
export function usePlace({ router }: Stock, routes: readonly string[]): Place {
  const [current] = useState(() => {
    let seen = router.state.location;
    let place = placeOf(router.state);
    return () => {
      const { location, matches } = router.state;
      if (location !== seen && routes.includes(matches.at(-1)?.route.id ?? "")) {
        seen = location;
        place = placeOf(router.state);
      }
      return place;
    };
  });
  return useSyncExternalStore((listener) => router.subscribe(listener), current);
}

function placeOf({ location, matches }: RouterState): Place {
  return {
    // The first part of the path is the realm.
    path: location.pathname.replace(/^\/[^/]*/, ""),
    params: matches.at(-1)?.params ?? {},
    query: location.search,
  };
}
