import { createContext, useContext } from "react";

/**
 * What our pages need of the console around them, and all that they know of
 * it. `host` provides it, from the stock console.
 */
export interface Console {
  /** The realm that is shown. */
  readonly realm: string;
  /** The console's language, as BCP 47 has it. */
  readonly language: string;
  /** The realm's admin REST API, without a slash at the end. */
  readonly adminUrl: string;
  /** Where the realm is for everybody else, without a slash at the end. */
  readonly realmUrl: string;
  /** The variable parts of the address. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Where Keycloak's pages have their breadcrumb. */
  readonly breadcrumbSlot: Element | null;
  /** A valid access token of the admin; refreshed where needed. */
  readonly accessToken: () => Promise<string>;
  /** Whether the admin has one of these roles in the realm. */
  readonly may: (...roles: readonly string[]) => boolean;
  /** The address of a page of the realm, for a link: `/entities`. */
  readonly href: (path: string) => string;
  readonly navigate: (path: string, options?: Navigation) => void;
  /**
   * Has everybody who would leave the page asked first, until the returned
   * function is called. Closing the window is asked by the browser.
   */
  readonly blockLeaving: (ask: (leave: Leave) => void) => () => void;
}

export interface Navigation {
  /** The page that is left is not one to come back to. */
  readonly replace?: boolean;
  /** There is nothing left to lose: whoever blocks leaving is not heard. */
  readonly isUnasked?: boolean;
}

/** Somebody wants to leave the page. */
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
