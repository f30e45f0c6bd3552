import type { TFunction } from "i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { fieldName } from "../../shared/text/fieldName.ts";

/** What an admin should know about a token before anything else. */
export interface Notice {
  readonly kind: "revoked" | "leaked" | "reused" | "suspected" | "violation";
  readonly variant: "danger" | "warning" | "info";
  readonly title: string;
  readonly text: string;
  /** Whether a new secret is the remedy. */
  readonly isMendedByRotation: boolean;
}

type NoticedToken = Pick<
  EntityToken,
  "status" | "revokedTimestamp" | "disabledReason" | "suspectedTimestamp" | "violations"
>;

/** What is wrong with a token, the worst first. */
export function noticesOf(
  t: TFunction,
  token: NoticedToken,
  dateTime: (timestamp: number) => string,
): readonly Notice[] {
  const { status, disabledReason, suspectedTimestamp, violations = [] } = token;
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
  if (violations.length > 0) {
    const isRefused = status === "policy_violation";
    notices.push({
      kind: "violation",
      variant: isRefused ? "danger" : "warning",
      title: t("tokenViolationTitle", {
        rules: violations.map((rule) => fieldName(t, rule)).join(", "),
      }),
      text: t(isRefused ? "tokenViolationRefused" : "tokenViolationTolerated"),
      isMendedByRotation: false,
    });
  }
  return notices;
}
