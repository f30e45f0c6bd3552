import type { EntityToken, Permission, TokenChanges } from "../api/tokens.ts";
import { textOrNone } from "../api/text.ts";
import { changedExpiry, dayOf, type Expiry } from "./expiry.ts";

/** What the dialog edits. */
export interface TokenForm extends Expiry {
  name: string;
  description: string;
  permissions: Permission[];
}

export function valuesOf(token: EntityToken): TokenForm {
  return {
    name: token.name,
    description: token.description ?? "",
    permissions: [...token.permissions],
    expiry: "unchanged",
    date: token.expiresTimestamp === undefined ? "" : dayOf(token.expiresTimestamp),
  };
}

/** As the server wants it: an expiry that stays is left out. */
export function changesOf(
  { name, description, permissions, ...expiry }: TokenForm,
  now: number,
): TokenChanges {
  return {
    name: name.trim(),
    description: textOrNone(description),
    permissions,
    ...changedExpiry(expiry, now),
  };
}

const FIELDS = ["name", "description", "permissions", "enabled", "expiresTimestamp"] as const;

export type TokenFieldName = (typeof FIELDS)[number];

/** What somebody else changed: what one has typed something else for, and the rest. */
export interface Theirs {
  readonly contested: readonly TokenFieldName[];
  readonly taken: readonly TokenFieldName[];
}

/**
 * @param changed what somebody else changed
 * @param typed what is changed in the form
 */
export function theirsOf(
  changed: readonly TokenFieldName[],
  typed: Readonly<Partial<Record<keyof TokenForm, unknown>>>,
): Theirs {
  const isTyped = (field: TokenFieldName) =>
    field === "expiresTimestamp"
      ? typed.expiry !== undefined || typed.date !== undefined
      : field !== "enabled" && typed[field] !== undefined;
  return {
    contested: changed.filter(isTyped),
    taken: changed.filter((field) => !isTyped(field)),
  };
}

/** What differs between two states of a token, of what admins may change. */
export function changedFields(before: EntityToken, after: EntityToken): TokenFieldName[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
