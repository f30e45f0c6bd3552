import { useMemo } from "react";
import { useConsole } from "../console.ts";

/** Dates and numbers as the console's language writes them. */
export function useFormats() {
  const { language } = useConsole();
  return useMemo(() => {
    const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const second = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
    const number = new Intl.NumberFormat(language);
    return {
      dateTime: (timestamp: number) => dateTime.format(timestamp),
      /** For what may follow on one another within a minute. */
      second: (timestamp: number) => second.format(timestamp),
      date: (timestamp: number) => date.format(timestamp),
      number: (value: number) => number.format(value),
    };
  }, [language]);
}
