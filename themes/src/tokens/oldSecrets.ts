import type { EntityToken } from "../api/tokens.ts";

/** An older secret of a token that still works. */
export interface OldSecret {
  readonly generation: number;
  readonly ends: number;
  /** Undefined if the server knows of no use since it was replaced. */
  readonly lastUsed: number | undefined;
}

/**
 * The older secrets that still work, newest first. The server's clock may be ahead of the
 * browser's, but nobody has used a secret in the future.
 */
export function oldSecretsOf(
  { secrets = [] }: Pick<EntityToken, "secrets">,
  now: number,
): readonly OldSecret[] {
  return secrets.flatMap(({ generation, state, endsTimestamp: ends, lastUsedTimestamp }) =>
    state === "overlapping" && ends !== undefined && ends > now
      ? [{ generation, ends, lastUsed: lastUsedTimestamp && Math.min(lastUsedTimestamp, now) }]
      : [],
  );
}

/** The time at which the next of the older secrets ends; undefined if none works any more. */
export function nextEnd(token: Pick<EntityToken, "secrets">, now: number): number | undefined {
  const [next] = oldSecretsOf(token, now)
    .map(({ ends }) => ends)
    .sort((one, other) => one - other);
  return next;
}
