import type { Fields } from "../../api/events.ts";

/** A field that an admin changed; undefined stands for no value. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The changed fields of an event. A field that is null on one side has no value there. */
export function changesOf(before: Fields = {}, after: Fields = {}): readonly Change[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .map((field) => ({
      field,
      before: before[field] ?? undefined,
      after: after[field] ?? undefined,
    }))
    .filter((change) => change.before !== undefined || change.after !== undefined);
}
