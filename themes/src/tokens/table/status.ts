import type { EntityToken, TokenStatus } from "../../api/tokens.ts";

/** The server's status, and one more that asks the admin to act in time. */
export type ShownStatus = TokenStatus | "expires_soon";

export const STATUS_KEYS: Readonly<Record<ShownStatus, string>> = {
  active: "tokenActive",
  expires_soon: "tokenExpiresSoon",
  expired: "tokenExpired",
  disabled: "disabled",
  entity_disabled: "tokenEntityDisabled",
};

const SOON = 14 * 24 * 60 * 60 * 1000;

export function shownStatus(
  { status, expiresTimestamp }: Pick<EntityToken, "status" | "expiresTimestamp">,
  now: number,
): ShownStatus {
  const isSoon = expiresTimestamp !== undefined && expiresTimestamp - now < SOON;
  return status === "active" && isSoon ? "expires_soon" : status;
}
