import type { NewToken, TokenChanges } from "../api/tokens.ts";

/** When a token ends: after an ISO 8601 duration, on a day, never, or as it was. */
export type ExpiryChoice = Lifespan | "date" | "never" | "unchanged";

type Lifespan = "P30D" | "P60D" | "P90D" | "P1Y";

/** What the fields about the expiry hold. */
export interface Expiry {
  expiry: ExpiryChoice;
  /** A day as `<input type="date">` has it; only of interest for the choice "date". */
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

/** For a new token. The server counts lifespans: its clock is the one that ends them. */
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

/** For a token that is there already. */
export function changedExpiry(
  { expiry, date }: Expiry,
  now: number,
): Pick<TokenChanges, "expiresTimestamp"> {
  switch (expiry) {
    case "date":
      return { expiresTimestamp: endOf(date) };
    case "never":
      return { expiresTimestamp: null };
    case "unchanged":
      return {};
    default:
      return { expiresTimestamp: after(now, expiry) };
  }
}

/** The last moment of a day, here: the token works through that day. */
export function endOf(date: string): number {
  return new Date(`${date}T23:59:59.999`).getTime();
}

/** A day that has not ended, as the browser's date field gives it. */
export function isDayToCome(date: string, now: number): boolean {
  return endOf(date) > now;
}

/** The day of a moment, here, as the browser's date field wants it. */
export function dayOf(timestamp: number): string {
  const date = new Date(timestamp);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
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
