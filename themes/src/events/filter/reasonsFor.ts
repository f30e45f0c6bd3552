import type { Choice } from "../../shared/typeahead/Typeahead.tsx";

/** The reasons whose sentence or code has the typed text. */
export function reasonsFor(reasons: readonly Choice[], search: string): readonly Choice[] {
  const text = search.toLowerCase();
  return reasons.filter(({ id, name }) => id.includes(text) || name.toLowerCase().includes(text));
}
