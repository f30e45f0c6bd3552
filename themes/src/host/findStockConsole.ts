import type { Stock, StockContexts, StockRouter, StockValues } from "./stock.ts";

const CONTEXTS = ["AdminClientContext", "RealmContext", "AccessContext", "WhoAmIContext"] as const;

const STEP = 50;
// The admin may have to log in first, over a slow connection.
const LONGEST = 120_000;
// A console that shows its menu has everything that we look for, or will never have it.
const LONGEST_WITH_MENU = 10_000;

/** The parts of a node in React's tree that we read. */
interface Fiber {
  readonly type: { readonly _context?: { readonly displayName?: string } } | string | null;
  readonly memoizedProps: { readonly value?: unknown; readonly router?: unknown } | string | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

interface Provider {
  readonly context: unknown;
  readonly value: unknown;
}

/** Waits for the stock console's first page, then finds its router and contexts. */
export async function findStockConsole(): Promise<Stock> {
  let withMenu = 0;
  for (let waited = 0; waited < LONGEST && withMenu < LONGEST_WITH_MENU; waited += STEP) {
    const { router, providers } = look();
    if (router !== undefined && isComplete(providers)) {
      if (!hasOurStyles()) {
        throw new Error("no PatternFly 5");
      }
      return { router, contexts: contextsOf(providers), now: () => valuesOf(look().providers) };
    }
    withMenu += document.querySelector("nav a") === null ? 0 : STEP;
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  throw new Error("neither router nor contexts found");
}

/** Whether the page has the styles that our pages need. */
function hasOurStyles(): boolean {
  const styles = getComputedStyle(document.documentElement);
  return styles.getPropertyValue("--pf-v5-global--FontSize--md") !== "";
}

/** Searches React's tree from its root. Everything is near the root, so the search is short. */
function look(): { router: StockRouter | undefined; providers: ReadonlyMap<string, Provider> } {
  const providers = new Map<string, Provider>();
  let router: StockRouter | undefined;
  const rest = [rootOf(document.getElementById("app"))];
  while (rest.length > 0 && !(router !== undefined && isComplete(providers))) {
    const fiber = rest.pop();
    if (fiber) {
      router ??= routerOf(fiber);
      const context = typeof fiber.type === "object" ? fiber.type?._context : undefined;
      if (context?.displayName !== undefined && typeof fiber.memoizedProps === "object") {
        providers.set(context.displayName, { context, value: fiber.memoizedProps?.value });
      }
      rest.push(fiber.sibling, fiber.child);
    }
  }
  return { router, providers };
}

function rootOf(app: Element | null): Fiber | null {
  const entry = Object.entries(app ?? {}).find(([key]) => key.startsWith("__reactContainer$"));
  return (
    (entry?.[1] as { stateNode?: { current?: Fiber } } | undefined)?.stateNode?.current ?? null
  );
}

function routerOf({ memoizedProps }: Fiber): StockRouter | undefined {
  const router = typeof memoizedProps === "object" ? memoizedProps?.router : undefined;
  return typeof router === "object" &&
    router !== null &&
    ["navigate", "subscribe", "patchRoutes"].every((method) => method in router)
    ? (router as StockRouter)
    : undefined;
}

function isComplete(providers: ReadonlyMap<string, Provider>): boolean {
  return CONTEXTS.every((name) => providers.has(name));
}

function contextsOf(providers: ReadonlyMap<string, Provider>): StockContexts {
  return Object.fromEntries(
    CONTEXTS.map((name) => [name, providers.get(name)?.context]),
  ) as unknown as StockContexts;
}

/** The values of the contexts; undefined while the console loads another realm. */
function valuesOf(providers: ReadonlyMap<string, Provider>): StockValues | undefined {
  if (!isComplete(providers)) {
    return undefined;
  }
  const value = (name: keyof StockContexts) => providers.get(name)?.value;
  return {
    RealmContext: value("RealmContext"),
    AccessContext: value("AccessContext"),
    WhoAmIContext: value("WhoAmIContext"),
  } as StockValues;
}
