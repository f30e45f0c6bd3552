import type { Entity } from "../api/entities.ts";
import { textOrNone } from "../api/text.ts";

/** The values of the settings form. */
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

/** The form's values for an entity, or for the changes that were sent to the server. */
export function settingsOf(entity: Pick<Entity, "audience"> & EntityTexts): Settings {
  return {
    displayName: entity.displayName ?? "",
    description: entity.description ?? "",
    audience: [...entity.audience],
  };
}

/** The changes to send to the server. */
export function changesOf({ displayName, description, audience }: Settings) {
  return {
    displayName: textOrNone(displayName),
    description: textOrNone(description),
    audience,
  };
}

/** One form from the changes of two admins. "Mine" is what this admin typed. */
export interface Merge {
  /** My changes, and theirs in the fields that I have not changed. */
  readonly values: Settings;
  /** The fields that the other admin changed. */
  readonly theirs: readonly SettingName[];
  /** Those of them that I have changed to another value. */
  readonly contested: readonly SettingName[];
}

/** Merges the changes of two admins to the same settings. */
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

/** The server's rule for names. */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const MAX_DISPLAY_NAME = 255;
export const MAX_DESCRIPTION = 1000;
