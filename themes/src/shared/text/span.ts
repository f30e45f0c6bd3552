/** A length of time as a form has it. Without an amount there is none. */
export interface Span {
  readonly amount: string;
  readonly unit: Unit;
}

export type Unit = "day" | "hour" | "minute" | "second";

/** The seconds of each unit, the longest first. */
const SECONDS: Readonly<Record<Unit, number>> = { day: 86_400, hour: 3_600, minute: 60, second: 1 };

export const UNITS = Object.keys(SECONDS) as readonly Unit[];

/** The key of a unit's name. */
export const UNIT_KEYS: Readonly<Record<Unit, string>> = {
  day: "unitDays",
  hour: "unitHours",
  minute: "unitMinutes",
  second: "unitSeconds",
};

export const NO_SPAN: Span = { amount: "", unit: "day" };

const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The seconds of an ISO 8601 duration of days, hours, minutes and seconds. */
export function secondsOf(text: string): number | undefined {
  const parts = FORM.exec(text);
  return parts === null
    ? undefined
    : UNITS.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * SECONDS[unit], 0);
}

/** Seconds in the longest unit that gives a whole number. */
export function inLongestUnit(seconds: number): { readonly amount: number; readonly unit: Unit } {
  const unit = UNITS.find((longest) => seconds % SECONDS[longest] === 0) ?? "second";
  return { amount: seconds / SECONDS[unit], unit };
}

/** An ISO 8601 duration in the longest unit that gives a whole number. */
export function spanOf(text: string | undefined): Span {
  const seconds = text === undefined ? undefined : secondsOf(text);
  if (seconds === undefined) {
    return NO_SPAN;
  }
  const { amount, unit } = inLongestUnit(seconds);
  return { amount: String(amount), unit };
}

/** The ISO 8601 duration, or null for none. */
export function durationOf({ amount, unit }: Span): string | null {
  const number = amount.trim();
  if (number === "") {
    return null;
  }
  return unit === "day" ? `P${number}D` : `PT${number}${unit.charAt(0).toUpperCase()}`;
}

/** The seconds of what was typed, or undefined if it is no length of time. */
export function typedSeconds(span: Span): number | undefined {
  return secondsOf(durationOf(span) ?? "");
}
