const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit with the number of it from which the next larger unit is used. */
const UNITS = [
  ["second", SECOND, 60],
  ["minute", MINUTE, 60],
  // People say "24 hours" and "36 hours", so days begin at two.
  ["hour", HOUR, 48],
  ["day", DAY, Infinity],
] as const;

/** A span of time from now in words, such as "in 3 hours" or "5 minutes ago". */
export function relativeIn(language: string, milliseconds: number): string {
  for (const [unit, length, limit] of UNITS) {
    const count = Math.round(milliseconds / length);
    if (Math.abs(count) < limit) {
      // "Now" is better than "in 0 seconds", but "in 2 days" is better than a name for that day.
      const numeric = count === 0 ? "auto" : "always";
      return new Intl.RelativeTimeFormat(language, { numeric }).format(count, unit);
    }
  }
  return "";
}
