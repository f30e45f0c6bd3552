import type { EntityToken, TokenStatus } from "../api/tokens.ts";

/** The server's status, and one more for the admin who must act in time. */
export type ShownStatus = TokenStatus | "expires_soon";

const SOON = 14 * 24 * 60 * 60 * 1000;

export function shownStatus(
  { status, expiresTimestamp }: Pick<EntityToken, "status" | "expiresTimestamp">,
  now: number,
): ShownStatus {
  const isSoon = expiresTimestamp !== undefined && expiresTimestamp - now < SOON;
  return status === "active" && isSoon ? "expires_soon" : status;
}
