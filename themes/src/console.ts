import { createContext, useContext } from "react";

/** Everything that our pages know of the console around them. `host` provides it. */
export interface Console {
  /** The console's current realm. */
  readonly realm: string;
  /** The id of the admin who is logged in; undefined in a console that does not tell. */
  readonly userId: string | undefined;
  /** The console's language as a BCP 47 tag. */
  readonly language: string;
  /** The URL of the realm's admin REST API, without a slash at the end. */
  readonly adminUrl: string;
  /** The realm's URL for everybody but admins, without a slash at the end. */
  readonly realmUrl: string;
  /** The page's path in the realm, such as `/entities/policy`. */
  readonly path: string;
  /** The parameters in the page's path. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** What follows the path in the address, such as `?status=active`; else empty. */
  readonly query: string;
  /** The element in which Keycloak's pages have their breadcrumbs. */
  readonly breadcrumbSlot: Element | null;
  /** Gets the admin's access token, and refreshes it when needed. */
  readonly accessToken: () => Promise<string>;
  /** Whether the admin has at least one of these roles in the realm. */
  readonly may: (...roles: readonly string[]) => boolean;
  /** The URL of a page of the realm, such as `/entities`. A query may follow the path. */
  readonly href: (path: string) => string;
  readonly navigate: (path: string, options?: Navigation) => void;
  /**
   * Calls `ask` before the admin leaves the page, until the returned function is called. The
   * browser itself asks before it closes the window.
   */
  readonly blockLeaving: (ask: (leave: Leave) => void) => () => void;
}

export interface Navigation {
  /** Whether the new page replaces this one in the browser's history. */
  readonly replace?: boolean;
  /** Whether to leave without a question, because nothing can be lost. */
  readonly isUnasked?: boolean;
}

/** An attempt to leave the page. */
export interface Leave {
  readonly proceed: () => void;
  readonly stay: () => void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (console === undefined) {
    throw new Error("no console around this page");
  }
  return console;
}
