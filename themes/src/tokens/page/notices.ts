import type { TFunction } from "i18next";
import type { EntityToken, TokenStatus } from "../../api/tokens.ts";
import { fieldName } from "../../shared/text/fieldName.ts";
import { permissionNames } from "../permissions.ts";

/** The rule of the policy that names the permissions that may be granted. */
const PERMISSIONS_RULE = "permissions";

/** What an admin should know about a token before anything else. */
export interface Notice {
  readonly kind: "revoked" | "leaked" | "reused" | "suspected" | "violation" | "reduced";
  readonly variant: "danger" | "warning" | "info";
  readonly title: string;
  readonly text: string;
  /** Whether a new secret is the remedy. */
  readonly isMendedByRotation: boolean;
}

type NoticedToken = Pick<
  EntityToken,
  | "status"
  | "permissions"
  | "effectivePermissions"
  | "revokedTimestamp"
  | "disabledReason"
  | "suspectedTimestamp"
  | "violations"
>;

/** What is wrong with a token, the worst first. */
export function noticesOf(
  t: TFunction,
  token: NoticedToken,
  dateTime: (timestamp: number) => string,
): readonly Notice[] {
  const { status, disabledReason, suspectedTimestamp } = token;
  if (status === "revoked") {
    return [
      {
        kind: "revoked",
        variant: "info",
        title: t("tokenRevokedFinal"),
        text: t("tokenRevokedExplain", { time: dateTime(token.revokedTimestamp ?? 0) }),
        isMendedByRotation: false,
      },
    ];
  }
  const notices: Notice[] = [];
  if (disabledReason === "leaked" || disabledReason === "reused") {
    const isLeaked = disabledReason === "leaked";
    notices.push({
      kind: disabledReason,
      variant: "danger",
      title: t(isLeaked ? "tokenLeakedTitle" : "tokenReusedTitle"),
      text: t(isLeaked ? "tokenLeakedRemedy" : "tokenReusedRemedy"),
      isMendedByRotation: true,
    });
  }
  if (suspectedTimestamp !== undefined) {
    notices.push({
      kind: "suspected",
      variant: "warning",
      title: t("tokenSuspicionWhat", { time: dateTime(suspectedTimestamp) }),
      text: t("tokenSuspicionRemedy"),
      isMendedByRotation: disabledReason === undefined,
    });
  }
  return [...notices, ...policyNotices(t, token)];
}

/** What the policy does to a token, or will do. */
function policyNotices(t: TFunction, token: NoticedToken): readonly Notice[] {
  const { status, permissions, effectivePermissions, violations = [] } = token;
  const lost = permissions.filter((permission) => !effectivePermissions.includes(permission));
  // The policy refuses a token with nothing left, and takes the forbidden part from any other.
  const isReduced =
    violations.includes(PERMISSIONS_RULE) && lost.length > 0 && effectivePermissions.length > 0;
  const broken = isReduced ? violations.filter((rule) => rule !== PERMISSIONS_RULE) : violations;
  const notices: Notice[] = [];
  if (broken.length > 0) {
    notices.push({
      kind: "violation",
      variant: status === "policy_violation" ? "danger" : "warning",
      title: t("tokenViolationTitle", {
        rules: broken.map((rule) => fieldName(t, rule)).join(", "),
      }),
      text: t(violationKeyOf(status)),
      isMendedByRotation: false,
    });
  }
  if (isReduced) {
    notices.push({
      kind: "reduced",
      variant: "warning",
      title: t("tokenReducedTitle", { permissions: permissionNames(t, lost) }),
      text: t("tokenReducedExplain", {
        permissions: permissionNames(t, effectivePermissions),
        rule: t("policyPermissions"),
      }),
      isMendedByRotation: false,
    });
  }
  return notices;
}

function violationKeyOf(status: TokenStatus): string {
  switch (status) {
    case "policy_violation":
      return "tokenViolationRefused";
    // The status does not tell whether the rules are enforced.
    case "disabled":
    case "entity_disabled":
      return "tokenViolationDisabled";
    default:
      return "tokenViolationTolerated";
  }
}
