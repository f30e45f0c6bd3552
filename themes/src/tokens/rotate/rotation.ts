import { ApiError } from "../../api/rest.ts";
import type { EntityToken, Rotation } from "../../api/tokens.ts";

/** How long the old secret still works, as an ISO 8601 duration. */
export type Overlap = typeof AT_ONCE | "PT1H" | "PT24H" | "P7D" | "P30D";

/** The values of the dialog's form. */
export interface RotationForm {
  overlap: Overlap;
  /** Whether the old secret ends earlier if the new one is used. */
  endsOnUse: boolean;
}

export const AT_ONCE = "PT0S";

export const OVERLAPS: readonly { overlap: Overlap; labelKey: string }[] = [
  { overlap: AT_ONCE, labelKey: "tokenOverlapNone" },
  { overlap: "PT1H", labelKey: "tokenOverlap1Hour" },
  { overlap: "PT24H", labelKey: "tokenOverlap24Hours" },
  { overlap: "P7D", labelKey: "tokenOverlap7Days" },
  { overlap: "P30D", labelKey: "tokenOverlap30Days" },
];

export const DEFAULTS: RotationForm = { overlap: "PT24H", endsOnUse: false };

/** The dialog tells this time, so the request names it. */
const SETTLE = "PT15M";

/** Says why the old secret must end at once; undefined if it may overlap with the new one. */
export function atOnceKeyOf(
  token: Pick<EntityToken, "status" | "enabled" | "suspectedTimestamp">,
): string | undefined {
  if (token.suspectedTimestamp !== undefined) {
    return "tokenAtOnceSuspected";
  }
  if (token.status === "expired") {
    return "tokenAtOnceExpired";
  }
  return token.enabled ? undefined : "tokenAtOnceDisabled";
}

/** The rotation to ask the server for. */
export function rotationOf({ overlap, endsOnUse }: RotationForm): Rotation {
  return endsOnUse && overlap !== AT_ONCE
    ? { overlap, endOnFirstUse: true, settle: SETTLE }
    : { overlap };
}

/** Why the server refused the overlap, such as a rule of the realm. */
export function overlapErrorOf(error: unknown): string | undefined {
  const isRefused = error instanceof ApiError && error.status === 400 && error.field === "overlap";
  return isRefused ? error.message : undefined;
}
