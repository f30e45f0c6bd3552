import type { TokenActionResult } from "../../api/tokens.ts";

/** How many tokens an action has not changed for the same reason. */
export interface Refusal {
  readonly labelKey: string;
  readonly count: number;
}

type Refused = Exclude<TokenActionResult["result"], "done">;

const REFUSALS: Readonly<Record<Refused, string>> = {
  // Somebody else has deleted the token.
  not_found: "tokensGone",
  rotation_required: "tokensRotationRequired",
  revoked: "tokensRevoked",
};

/** Why an action has not changed all tokens; empty if it has. */
export function refusalsOf(results: readonly TokenActionResult[]): readonly Refusal[] {
  return Object.entries(REFUSALS)
    .map(([code, labelKey]) => ({
      labelKey,
      count: results.filter(({ result }) => result === code).length,
    }))
    .filter(({ count }) => count > 0);
}
