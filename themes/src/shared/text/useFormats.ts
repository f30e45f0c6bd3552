import { useMemo } from "react";
import { useConsole } from "../../console.ts";
import { relativeIn } from "./relative.ts";
import { inLongestUnit } from "./span.ts";

/** Formats dates and numbers in the console's language. */
export function useFormats() {
  const { language } = useConsole();
  return useMemo(() => {
    const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const second = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
    const number = new Intl.NumberFormat(language);
    const list = new Intl.ListFormat(language);
    return {
      dateTime: (timestamp: number) => dateTime.format(timestamp),
      /** For lists in which several times may share a minute. */
      second: (timestamp: number) => second.format(timestamp),
      date: (timestamp: number) => date.format(timestamp),
      number: (value: number) => number.format(value),
      /** Names in a sentence, such as "SAP, ERP and Shop". */
      list: (names: readonly string[]) => list.format(names),
      /** A time as seen from another one, such as "in 3 hours". */
      relative: (timestamp: number, now: number) => relativeIn(language, timestamp - now),
      duration: (seconds: number) => durationIn(language, seconds),
    };
  }, [language]);
}

/** The duration in the largest unit that gives a whole number. */
function durationIn(language: string, seconds: number): string {
  const { amount, unit } = inLongestUnit(seconds);
  const format = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(language, format).format(amount);
}
