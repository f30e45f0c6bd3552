import type { TokenSecret } from "../../api/tokens.ts";

/** The state of a secret now. It may have ended since the page was read. */
export function stateOf(
  { state, endsTimestamp }: Pick<TokenSecret, "state" | "endsTimestamp">,
  now: number,
): TokenSecret["state"] {
  return state === "overlapping" && endsTimestamp !== undefined && endsTimestamp <= now
    ? "retired"
    : state;
}
