import { useEffect } from "react";
import type { RouterState, Stock } from "./stock.ts";

/**
 * Has the stock console take its realm from the address. By itself, it does so only for what is
 * pushed to the browser's history: not when somebody pastes an address, or goes back.
 *
 * @param shown the realm in the address of our page
 * @param realm the stock console's realm
 * @returns whether they are the same, so that the page may be shown
 */
export function useRealmOfAddress(
  { router }: Stock,
  shown: string | undefined,
  realm: string,
): boolean {
  useEffect(() => {
    if (isLeftBehind(router.state, shown, realm)) {
      const { pathname, search } = router.state.location;
      void router.navigate(pathname + search);
    }
  }, [router, shown, realm]);
  return shown === realm;
}

/**
 * Whether the stock console has missed that the address has another realm. While somebody picks
 * a realm, it is the page that is behind for a moment.
 */
export function isLeftBehind(
  { matches }: Pick<RouterState, "matches">,
  shown: string | undefined,
  realm: string,
): boolean {
  return shown !== realm && shown === matches.at(-1)?.params.realm;
}
