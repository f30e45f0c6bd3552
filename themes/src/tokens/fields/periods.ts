/** The units of a period, by the letters of ISO 8601; the largest comes first. */
export const PERIOD_UNITS = ["D", "H", "M", "S"] as const;

export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A period as a form shows it. */
export interface Period {
  length: string;
  unit: PeriodUnit;
}

const SECONDS: Readonly<Record<PeriodUnit, number>> = { D: 86_400, H: 3_600, M: 60, S: 1 };

const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The seconds of an ISO 8601 duration; undefined if it is none in days, hours and less. */
export function secondsOf(duration: string): number | undefined {
  const parts: readonly (string | undefined)[] | undefined = FORM.exec(duration)?.slice(1);
  return parts?.reduce(
    (sum, part, index) => sum + Number(part ?? 0) * SECONDS[PERIOD_UNITS[index] ?? "S"],
    0,
  );
}

/** A duration in the largest unit that gives a whole number. */
export function periodOf(duration: string): Period {
  const seconds = secondsOf(duration) ?? 0;
  const unit = PERIOD_UNITS.find((one) => seconds % SECONDS[one] === 0) ?? "S";
  return { length: String(seconds / SECONDS[unit]), unit };
}

export function durationOf({ length, unit }: Period): string {
  return unit === "D" ? `P${length.trim()}D` : `PT${length.trim()}${unit}`;
}
