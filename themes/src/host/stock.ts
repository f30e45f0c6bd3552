import type { Context } from "react";

/** The parts of the stock console's router that we use. It is a data router of React Router. */
export interface StockRouter {
  readonly routes: readonly { readonly id: string }[];
  readonly state: RouterState;
  subscribe(listener: (state: RouterState) => void): () => void;
  navigate(path: string, options?: { replace?: boolean }): Promise<void>;
  patchRoutes(parent: string, routes: readonly unknown[]): void;
  createHref(location: { pathname: string; search: string; hash: string }): string;
  getBlocker(key: string, isBlocked: (move: Move) => boolean): Blocker;
  deleteBlocker(key: string): void;
}

export interface RouterState {
  readonly location: { readonly pathname: string; readonly search: string };
  readonly matches: readonly {
    readonly route: { readonly id: string };
    readonly params: Readonly<Record<string, string | undefined>>;
  }[];
  readonly blockers: ReadonlyMap<string, Blocker>;
}

interface Move {
  readonly currentLocation: { readonly pathname: string };
  readonly nextLocation: { readonly pathname: string };
}

interface Blocker {
  readonly state: "unblocked" | "blocked" | "proceeding";
  readonly proceed?: () => void;
  readonly reset?: () => void;
}

export interface AdminClient {
  readonly baseUrl: string;
  getAccessToken(): Promise<string | undefined>;
}

export interface RealmValue {
  readonly realm: string;
}

export interface AccessValue {
  hasSomeAccess(...roles: string[]): boolean;
}

export interface WhoAmIValue {
  readonly whoAmI: { readonly userId?: string; readonly locale?: string };
}

/** The stock console's contexts, with the names that they have there. */
export interface StockContexts {
  readonly AdminClientContext: Context<{ readonly adminClient: AdminClient }>;
  readonly RealmContext: Context<RealmValue>;
  readonly AccessContext: Context<AccessValue>;
  readonly WhoAmIContext: Context<WhoAmIValue>;
}

/** The values of the contexts. */
export interface StockValues {
  readonly RealmContext: RealmValue;
  readonly AccessContext: AccessValue;
  readonly WhoAmIContext: WhoAmIValue;
}

/** The parts of the running stock console that our pages need. */
export interface Stock {
  readonly router: StockRouter;
  readonly contexts: StockContexts;
  /** The current values of the contexts, for code outside React. */
  readonly now: () => StockValues | undefined;
}
