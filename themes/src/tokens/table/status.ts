import type { EntityToken, TokenStatus } from "../../api/tokens.ts";
import { oldSecretsOf } from "../oldSecrets.ts";

/** What may need an admin's attention although the token works. */
type Warning = "breaks_policy" | "old_secret_in_use" | "expires_soon";

/** The server's status, or one that says more about what the admin must do. */
export type ShownStatus = TokenStatus | Warning | "leaked" | "reused";

export const STATUS_KEYS: Readonly<Record<ShownStatus, string>> = {
  active: "tokenActive",
  breaks_policy: "tokenBreaksPolicy",
  old_secret_in_use: "tokenOldSecretInUse",
  expires_soon: "tokenExpiresSoon",
  expired: "tokenExpired",
  disabled: "disabled",
  leaked: "tokenDisabledLeaked",
  reused: "tokenDisabledReused",
  entity_disabled: "tokenEntityDisabled",
  policy_violation: "tokenPolicyViolation",
  revoked: "tokenRevoked",
};

/** The server's statuses, in the order in which filters offer them. */
export const STATUSES: readonly TokenStatus[] = [
  "active",
  "disabled",
  "expired",
  "entity_disabled",
  "policy_violation",
  "revoked",
];

const SOON = 14 * 24 * 60 * 60 * 1000;

type Judged = Pick<
  EntityToken,
  "status" | "expiresTimestamp" | "disabledReason" | "secrets" | "violations"
>;

/** What to show of a token's status. Several warnings may hold for a token that works. */
export function shownStatuses(token: Judged, now: number): readonly ShownStatus[] {
  const { status, disabledReason } = token;
  switch (status) {
    case "active": {
      const warnings = warningsOf(token, now);
      return warnings.length === 0 ? [status] : warnings;
    }
    case "disabled":
      return [disabledReason === "leaked" || disabledReason === "reused" ? disabledReason : status];
    default:
      return [status];
  }
}

/** Whether a token can be switched. A leaked or reused secret has to be replaced first. */
export function isSwitchable({
  status,
  disabledReason,
}: Pick<EntityToken, "status" | "disabledReason">): boolean {
  return status !== "revoked" && disabledReason === undefined;
}

function warningsOf(token: Judged, now: number): readonly Warning[] {
  const { violations = [], expiresTimestamp = Infinity } = token;
  const warnings: readonly (readonly [warning: Warning, holds: boolean])[] = [
    ["breaks_policy", violations.length > 0],
    ["old_secret_in_use", oldSecretsOf(token, now).some(({ lastUsed }) => lastUsed !== undefined)],
    ["expires_soon", expiresTimestamp - now < SOON],
  ];
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning);
}
