import {
  type ComponentType,
  type LazyExoticComponent,
  useCallback,
  useContext,
  useMemo,
} from "react";
import { ConsoleContext, type Console, type Leave } from "../console.ts";
import { Frame } from "../shared/frame/Frame.tsx";
import { blockLeaving, letLeave } from "./blockLeaving.ts";
import type { Stock } from "./stock.ts";
import { usePlace } from "./usePlace.ts";
import { useRealmOfAddress } from "./useRealmOfAddress.ts";
import { Waiting } from "./Waiting.tsx";

interface HostedPageProps {
  readonly stock: Stock;
  readonly page: LazyExoticComponent<ComponentType>;
  /** The ids of the page's routes. */
  readonly routes: readonly string[];
}

/** Renders one of our pages inside the stock console. */
export default function HostedPage({ stock, page: Page, routes }: HostedPageProps) {
  const { adminClient } = useContext(stock.contexts.AdminClientContext);
  const { realm } = useContext(stock.contexts.RealmContext);
  const access = useContext(stock.contexts.AccessContext);
  const { whoAmI } = useContext(stock.contexts.WhoAmIContext);
  const place = usePlace(stock, routes);
  const isInRealm = useRealmOfAddress(stock, place.params.realm, realm);
  // These functions stay the same between renders. Otherwise pages would read again with every
  // render, and the guard against leaving would pause.
  const accessToken = useCallback(
    async () => (await adminClient.getAccessToken()) ?? "",
    [adminClient],
  );
  const block = useCallback(
    (ask: (leave: Leave) => void) => blockLeaving(stock.router, ask),
    [stock],
  );

  const console = useMemo<Console>(() => {
    const pathOf = (path: string) => `/${encodeURIComponent(realm)}${path}`;
    return {
      realm,
      userId: whoAmI.userId,
      language: whoAmI.locale ?? "en",
      adminUrl: `${adminClient.baseUrl}/admin/realms/${encodeURIComponent(realm)}`,
      realmUrl: `${serverUrl() ?? adminClient.baseUrl}/realms/${encodeURIComponent(realm)}`,
      ...place,
      breadcrumbSlot: document.querySelector(".pf-v5-c-page__main-breadcrumb"),
      accessToken,
      may: (...roles) => access.hasSomeAccess(...roles),
      href: (path) => {
        const [pathname = "", query] = pathOf(path).split("?");
        const search = query === undefined ? "" : `?${query}`;
        return stock.router.createHref({ pathname, search, hash: "" });
      },
      navigate: (path, { replace = false, isUnasked = false } = {}) => {
        if (isUnasked) {
          letLeave(stock.router);
        }
        void stock.router.navigate(pathOf(path), { replace });
      },
      blockLeaving: block,
    };
  }, [stock, adminClient, accessToken, block, realm, access, whoAmI, place]);

  return (
    <ConsoleContext.Provider value={console}>
      {isInRealm ? (
        <Frame>
          <Page />
        </Frame>
      ) : (
        <Waiting />
      )}
    </ConsoleContext.Provider>
  );
}

/** The URL at which tokens are presented. The admin console may have another host name. */
function serverUrl(): string | undefined {
  const environment = document.getElementById("environment")?.textContent ?? "{}";
  return (JSON.parse(environment) as { readonly serverBaseUrl?: string }).serverBaseUrl;
}
