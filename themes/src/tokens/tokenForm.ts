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

/** What differs between two states of a token, of what admins may change. */
export function changedFields(before: EntityToken, after: EntityToken): TokenFieldName[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
