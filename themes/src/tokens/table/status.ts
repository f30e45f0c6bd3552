import type { EntityToken, TokenStatus } from "../../api/tokens.ts";

/** The server's status, or one that says more about what the admin must do. */
export type ShownStatus = TokenStatus | "expires_soon" | "leaked" | "reused";

export const STATUS_KEYS: Readonly<Record<ShownStatus, string>> = {
  active: "tokenActive",
  expires_soon: "tokenExpiresSoon",
  expired: "tokenExpired",
  disabled: "disabled",
  leaked: "tokenDisabledLeaked",
  reused: "tokenDisabledReused",
  entity_disabled: "tokenEntityDisabled",
  policy_violation: "tokenPolicyViolation",
  revoked: "tokenRevoked",
};

const SOON = 14 * 24 * 60 * 60 * 1000;

export function shownStatus(
  {
    status,
    expiresTimestamp,
    disabledReason,
  }: Pick<EntityToken, "status" | "expiresTimestamp" | "disabledReason">,
  now: number,
): ShownStatus {
  switch (status) {
    case "active":
      return expiresTimestamp !== undefined && expiresTimestamp - now < SOON
        ? "expires_soon"
        : status;
    case "disabled":
      return disabledReason === "leaked" || disabledReason === "reused" ? disabledReason : status;
    default:
      return status;
  }
}
