import type { Entity } from "../api/entities.ts";
import { textOrNone } from "../api/text.ts";

/** What the settings form edits. */
export interface Settings {
  displayName: string;
  description: string;
  audience: string[];
}

interface EntityTexts {
  readonly displayName?: string | null;
  readonly description?: string | null;
}

export const SETTINGS = ["displayName", "description", "audience"] as const;

export type SettingName = keyof Settings;

/** Of an entity, or of what the server was asked to make of it. */
export function settingsOf(entity: Pick<Entity, "audience"> & EntityTexts): Settings {
  return {
    displayName: entity.displayName ?? "",
    description: entity.description ?? "",
    audience: [...entity.audience],
  };
}

/** What the server is asked to make of an entity. */
export function changesOf({ displayName, description, audience }: Settings) {
  return {
    displayName: textOrNone(displayName),
    description: textOrNone(description),
    audience,
  };
}

/** What somebody else changed while one was typing. */
export interface Merge {
  /** One's own changes, and theirs where one has changed nothing. */
  readonly values: Settings;
  /** The fields that they changed. */
  readonly theirs: readonly SettingName[];
  /** Of these, the ones that one has changed too. */
  readonly contested: readonly SettingName[];
}

/** Brings together what two have made of the same settings. */
export function merge(base: Settings, mine: Settings, theirs: Settings): Merge {
  const changedBy = (other: Settings) =>
    SETTINGS.filter((name) => !isSame(base[name], other[name]));
  const theirChanges = changedBy(theirs);
  const myChanges = changedBy(mine);
  const pick = <N extends SettingName>(name: N): Settings[N] =>
    myChanges.includes(name) ? mine[name] : theirs[name];
  return {
    values: {
      displayName: pick("displayName"),
      description: pick("description"),
      audience: pick("audience"),
    },
    theirs: theirChanges,
    contested: theirChanges.filter(
      (name) => myChanges.includes(name) && !isSame(mine[name], theirs[name]),
    ),
  };
}

function isSame(one: string | readonly string[], other: string | readonly string[]): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: string | readonly string[]): string | readonly string[] {
  return typeof value === "string" ? value : [...value].sort();
}

/** The rule for names, as the server has it. */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const MAX_DISPLAY_NAME = 255;
export const MAX_DESCRIPTION = 1000;

/** The server counts code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
