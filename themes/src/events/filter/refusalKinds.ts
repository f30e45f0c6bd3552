import type { EventKind } from "../../api/events.ts";
import { REFUSALS } from "../words/kinds.ts";

/** Whether all kinds of refusals are picked. */
export function hasAllRefusals(kinds: readonly EventKind[]): boolean {
  return REFUSALS.every((kind) => kinds.includes(kind));
}

/** The kinds with all refusals or without any. */
export function withRefusals(kinds: readonly EventKind[], isOn: boolean): readonly EventKind[] {
  const others = kinds.filter((kind) => !REFUSALS.includes(kind));
  return isOn ? [...others, ...REFUSALS] : others;
}
