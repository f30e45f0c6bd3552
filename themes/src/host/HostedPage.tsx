import {
  type ComponentType,
  type LazyExoticComponent,
  lazy,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { ConsoleContext, type Console, type Leave } from "../console.ts";
import type { Stock } from "./stock.ts";

const Frame = lazy(() => import("../shared/frame/Frame.tsx"));

interface HostedPageProps {
  readonly stock: Stock;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Renders one of our pages inside the stock console. */
export function HostedPage({ stock, page: Page }: HostedPageProps) {
  const { adminClient } = useContext(stock.contexts.AdminClientContext);
  const { realm } = useContext(stock.contexts.RealmContext);
  const access = useContext(stock.contexts.AccessContext);
  const { whoAmI } = useContext(stock.contexts.WhoAmIContext);
  const params = useParams(stock);
  // These functions stay the same between renders. Otherwise pages would read again with every
  // render, and the guard against leaving would pause.
  const accessToken = useCallback(
    async () => (await adminClient.getAccessToken()) ?? "",
    [adminClient],
  );
  const block = useCallback((ask: (leave: Leave) => void) => blockLeaving(stock, ask), [stock]);

  const console = useMemo<Console>(() => {
    const pathOf = (path: string) => `/${encodeURIComponent(realm)}${path}`;
    return {
      realm,
      language: whoAmI.locale ?? "en",
      adminUrl: `${adminClient.baseUrl}/admin/realms/${encodeURIComponent(realm)}`,
      realmUrl: `${serverUrl() ?? adminClient.baseUrl}/realms/${encodeURIComponent(realm)}`,
      params,
      breadcrumbSlot: document.querySelector(".pf-v5-c-page__main-breadcrumb"),
      accessToken,
      may: (...roles) => access.hasSomeAccess(...roles),
      href: (path) => stock.router.createHref({ pathname: pathOf(path), search: "", hash: "" }),
      navigate: (path, { replace = false, isUnasked = false } = {}) => {
        if (isUnasked) {
          stock.router.deleteBlocker(BLOCKER);
        }
        void stock.router.navigate(pathOf(path), { replace });
      },
      blockLeaving: block,
    };
  }, [stock, adminClient, accessToken, block, realm, access, whoAmI, params]);

  return (
    <ConsoleContext.Provider value={console}>
      <Frame>
        <Page />
      </Frame>
    </ConsoleContext.Provider>
  );
}

/** The URL at which tokens are presented. The admin console may have another host name. */
function serverUrl(): string | undefined {
  const environment = document.getElementById("environment")?.textContent ?? "{}";
  return (JSON.parse(environment) as { readonly serverBaseUrl?: string }).serverBaseUrl;
}

/** The parameters of this page's route, even while the router goes to another one. */
function useParams({ router }: Stock): Console["params"] {
  const [own] = useState(() => {
    const shown = { ...router.state.matches.at(-1) };
    return () => {
      const match = router.state.matches.at(-1);
      if (match?.route.id === shown.route?.id) {
        shown.params = match?.params ?? {};
      }
      return shown.params ?? NONE;
    };
  });
  return useSyncExternalStore((listener) => router.subscribe(listener), own);
}

const NONE: Console["params"] = {};

const BLOCKER = "entity-tokens";

function blockLeaving({ router }: Stock, ask: (leave: Leave) => void): () => void {
  router.getBlocker(
    BLOCKER,
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  const unsubscribe = router.subscribe(({ blockers }) => {
    const blocker = blockers.get(BLOCKER);
    if (blocker?.state === "blocked") {
      ask({ proceed: () => blocker.proceed?.(), stay: () => blocker.reset?.() });
    }
  });
  const unload = (event: BeforeUnloadEvent) => {
    event.preventDefault();
  };
  window.addEventListener("beforeunload", unload);
  return () => {
    unsubscribe();
    router.deleteBlocker(BLOCKER);
    window.removeEventListener("beforeunload", unload);
  };
}
