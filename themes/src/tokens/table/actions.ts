import type { EntityToken, TokenAction, TokenActionResult } from "../../api/tokens.ts";

type Acted = Pick<EntityToken, "id" | "name">;

const OPPOSITE: Readonly<Record<TokenAction, TokenAction | undefined>> = {
  enable: "disable",
  disable: "enable",
  delete: undefined,
};

/** The tokens that are now as the action wants them, whether it had to change them or not. */
export function settledOf<T extends Acted>(
  tokens: readonly T[],
  results: readonly TokenActionResult[],
): readonly T[] {
  return having(tokens, results, ["done", "unchanged"]);
}

/**
 * What takes back an action: the opposite one, on the tokens that the server has changed. Undefined
 * if nothing has changed, or nothing can be taken back.
 */
export function undoOf<T extends Acted>(
  action: TokenAction,
  tokens: readonly T[],
  results: readonly TokenActionResult[],
): { readonly action: TokenAction; readonly tokens: readonly T[] } | undefined {
  const opposite = OPPOSITE[action];
  const changed = having(tokens, results, ["done"]);
  return opposite === undefined || changed.length === 0
    ? undefined
    : { action: opposite, tokens: changed };
}

function having<T extends Acted>(
  tokens: readonly T[],
  results: readonly TokenActionResult[],
  wanted: readonly TokenActionResult["result"][],
): readonly T[] {
  const ids = new Set(results.flatMap(({ id, result }) => (wanted.includes(result) ? [id] : [])));
  return tokens.filter(({ id }) => ids.has(id));
}
