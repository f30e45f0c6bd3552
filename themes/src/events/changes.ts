import type { Fields } from "../api/events.ts";

/** A field that is not the same before and after; undefined where it has no value. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an event says of a change, field by field. Without a value is as good as left out. */
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
