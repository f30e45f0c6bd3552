import type { TokenActionResult } from "../../api/tokens.ts";

/** How many tokens an action was refused for, for the same reason. */
export interface Refusal {
  readonly labelKey: string;
  readonly count: number;
}

type Refused = Exclude<TokenActionResult["result"], "done" | "unchanged">;

const REFUSALS: Readonly<Record<Refused, string>> = {
  // Somebody else has deleted the token.
  not_found: "tokensGone",
  rotation_required: "tokensRotationRequired",
  revoked: "tokensRevoked",
};

/** Why some tokens are not as an action wants them; empty if all are. */
export function refusalsOf(results: readonly TokenActionResult[]): readonly Refusal[] {
  return Object.entries(REFUSALS)
    .map(([code, labelKey]) => ({
      labelKey,
      count: results.filter(({ result }) => result === code).length,
    }))
    .filter(({ count }) => count > 0);
}
