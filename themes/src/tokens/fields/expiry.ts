import type { NewToken, TokenChanges } from "../../api/tokens.ts";
import { endOf } from "../../shared/text/days.ts";
import type { TokenRules } from "./rules.ts";

/** A token expires after an ISO 8601 duration, after a day, never, or at its old time. */
export type ExpiryChoice = Lifespan | "date" | "never" | "unchanged";

type Lifespan = "P30D" | "P60D" | "P90D" | "P1Y";

/** The values of the form's fields for the expiry. */
export interface Expiry {
  expiry: ExpiryChoice;
  /** The last day; used only with the choice "date". */
  date: string;
}

export const EXPIRY_CHOICES: readonly { choice: ExpiryChoice; labelKey: string }[] = [
  { choice: "P30D", labelKey: "tokenExpires30Days" },
  { choice: "P60D", labelKey: "tokenExpires60Days" },
  { choice: "P90D", labelKey: "tokenExpires90Days" },
  { choice: "P1Y", labelKey: "tokenExpires1Year" },
  { choice: "date", labelKey: "tokenExpiresDate" },
  { choice: "never", labelKey: "tokenExpiresNever" },
];

/** The fields of a new token. The server's clock begins and ends a lifespan. */
export function newExpiry({
  expiry,
  date,
}: Expiry): Pick<NewToken, "lifespan" | "expiresTimestamp"> {
  switch (expiry) {
    case "date":
      return { expiresTimestamp: endOf(date) };
    case "never":
    case "unchanged":
      return {};
    default:
      return { lifespan: expiry };
  }
}

/** The server refuses an expiry beyond the policy's limit, and its clock may be behind. */
const CLOCK_MARGIN = 60_000;

/** The fields to change in an existing token. */
export function changedExpiry(
  { expiry, date }: Expiry,
  { maxLifespan }: TokenRules,
  now: number,
): Pick<TokenChanges, "expiresTimestamp"> {
  switch (expiry) {
    case "date":
      return { expiresTimestamp: endOf(date) };
    case "never":
      return { expiresTimestamp: null };
    case "unchanged":
      return {};
    default: {
      const end = after(now, expiry);
      const isLongest = maxLifespan !== undefined && end - now === maxLifespan * 1000;
      return { expiresTimestamp: isLongest ? end - CLOCK_MARGIN : end };
    }
  }
}

/** Whether a day has not ended yet. A token works until the end of its last day. */
export function isDayToCome(date: string, now: number): boolean {
  return endOf(date) > now;
}

/** Whether the policy allows a choice. Of a day, only the server can tell. */
export function mayExpire(
  choice: ExpiryChoice,
  { maxLifespan, mustExpire }: TokenRules,
  now: number,
): boolean {
  switch (choice) {
    case "never":
      return !mustExpire;
    case "date":
    case "unchanged":
      return true;
    default:
      return maxLifespan === undefined || after(now, choice) - now <= maxLifespan * 1000;
  }
}

function after(now: number, lifespan: Lifespan): number {
  const end = new Date(now);
  if (lifespan === "P1Y") {
    end.setUTCFullYear(end.getUTCFullYear() + 1);
  } else {
    end.setUTCDate(end.getUTCDate() + Number.parseInt(lifespan.slice(1), 10));
  }
  return end.getTime();
}
