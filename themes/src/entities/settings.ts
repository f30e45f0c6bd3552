import type { Entity, EntityChanges } from "../api/entities.ts";
import { textOrNone } from "../api/text.ts";
import { type LimitForm, limitForms, limitsOf } from "../tokens/fields/limits.ts";
import { addressesOf } from "../tokens/fields/network.ts";

/** The values of the settings form. */
export interface Settings {
  displayName: string;
  description: string;
  audience: string[];
  addresses: string[];
  limits: LimitForm[];
}

/** A part of an entity, or the changes that were sent to the server. */
type Shown = Pick<EntityChanges, "displayName" | "description" | "addresses" | "limits"> &
  Pick<Entity, "audience">;

export const SETTINGS = ["displayName", "description", "audience", "addresses", "limits"] as const;

export type SettingName = keyof Settings;

/** The form's values for an entity, or for the changes that were sent to the server. */
export function settingsOf(entity: Shown): Settings {
  return {
    displayName: entity.displayName ?? "",
    description: entity.description ?? "",
    audience: [...entity.audience],
    addresses: [...(entity.addresses ?? [])],
    limits: limitForms(entity.limits),
  };
}

/** The changes to send to the server. */
export function changesOf({ displayName, description, audience, addresses, limits }: Settings) {
  return {
    displayName: textOrNone(displayName),
    description: textOrNone(description),
    audience,
    addresses: addressesOf(addresses),
    limits: limitsOf(limits),
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
      addresses: pick("addresses"),
      limits: pick("limits"),
    },
    theirs: theirChanges,
    contested: theirChanges.filter(
      (name) => myChanges.includes(name) && !isSame(mine[name], theirs[name]),
    ),
  };
}

function isSame(one: Settings[SettingName], other: Settings[SettingName]): boolean {
  return inOrder(one) === inOrder(other);
}

/** A text that is the same for lists of the same items, whatever their order. */
function inOrder(value: Settings[SettingName]): string {
  return typeof value === "string"
    ? value
    : value
        .map((item) => JSON.stringify(item))
        .sort()
        .join();
}

/** The server's rule for names. */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const MAX_DISPLAY_NAME = 255;
export const MAX_DESCRIPTION = 1000;
