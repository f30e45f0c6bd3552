import type { EntityToken, TokenAction, TokenActionResult } from "../../api/tokens.ts";

type Acted = Pick<EntityToken, "id" | "name" | "enabled">;

const OPPOSITE: Readonly<Record<TokenAction, TokenAction | undefined>> = {
  enable: "disable",
  disable: "enable",
  delete: undefined,
};

/** The tokens on which the server has acted. */
export function doneOf<T extends Acted>(
  tokens: readonly T[],
  results: readonly TokenActionResult[],
): readonly T[] {
  const done = new Set(results.flatMap(({ id, result }) => (result === "done" ? [id] : [])));
  return tokens.filter(({ id }) => done.has(id));
}

/**
 * What takes back an action: the opposite one, on the tokens that were otherwise before. Undefined
 * if nothing has changed, or nothing can be taken back.
 */
export function undoOf<T extends Acted>(
  action: TokenAction,
  done: readonly T[],
): { readonly action: TokenAction; readonly tokens: readonly T[] } | undefined {
  const opposite = OPPOSITE[action];
  const changed = done.filter(({ enabled }) => enabled !== (action === "enable"));
  return opposite === undefined || changed.length === 0
    ? undefined
    : { action: opposite, tokens: changed };
}
