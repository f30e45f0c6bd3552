import type { EntityToken, TokenSecret } from "../api/tokens.ts";

/** An older secret of a token that still works. */
export interface OldSecret {
  readonly generation: number;
  readonly ends: number;
  /** Undefined if the server knows of no use since it was replaced. */
  readonly lastUsed: number | undefined;
  /** Whether somebody has used a secret that came after it. */
  readonly isNewerUsed: boolean;
}

/**
 * The older secrets that still work, newest first. The server's clock may be ahead of the
 * browser's, but nobody has used a secret in the future.
 */
export function oldSecretsOf(
  { secrets = [] }: Pick<EntityToken, "secrets">,
  now: number,
): readonly OldSecret[] {
  return secrets.flatMap((secret) => {
    const { generation, state, endsTimestamp: ends } = secret;
    if (state !== "overlapping" || ends === undefined || ends <= now) {
      return [];
    }
    const used = usedSinceReplaced(secret, secrets);
    return [
      {
        generation,
        ends,
        lastUsed: used && Math.min(used, now),
        isNewerUsed: secrets.some(
          (other) => other.generation > generation && other.lastUsedTimestamp !== undefined,
        ),
      },
    ];
  });
}

/** The last use of an older secret, unless it was before the next secret was made. */
function usedSinceReplaced(
  { generation, lastUsedTimestamp }: TokenSecret,
  secrets: readonly TokenSecret[],
): number | undefined {
  const next = secrets.find((other) => other.generation === generation + 1);
  const isBefore =
    lastUsedTimestamp !== undefined &&
    next !== undefined &&
    lastUsedTimestamp < next.createdTimestamp;
  return isBefore ? undefined : lastUsedTimestamp;
}

/** The time at which the next of the older secrets ends; undefined if none works any more. */
export function nextEnd(token: Pick<EntityToken, "secrets">, now: number): number | undefined {
  const [next] = oldSecretsOf(token, now)
    .map(({ ends }) => ends)
    .sort((one, other) => one - other);
  return next;
}
