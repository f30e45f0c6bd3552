import type { EntityToken, Permission, TokenChanges } from "../../api/tokens.ts";
import { textOrNone } from "../../api/text.ts";
import { dayOf } from "../../shared/text/days.ts";
import { changedExpiry, type Expiry } from "../fields/expiry.ts";

/** The values of the dialog's form. */
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

/** The changes to send to the server. They do not mention an expiry that stays. */
export function changesOf(
  { name, description, permissions, expiry, date }: TokenForm,
  now: number,
): TokenChanges {
  return {
    name: name.trim(),
    description: textOrNone(description),
    permissions,
    ...changedExpiry({ expiry, date }, now),
  };
}

/** The fields of a token that an admin may change. */
export type TokenFieldName = keyof TokenChanges;

const CHANGEABLE: Readonly<Record<TokenFieldName, true>> = {
  name: true,
  description: true,
  permissions: true,
  enabled: true,
  expiresTimestamp: true,
};

const FIELDS = Object.keys(CHANGEABLE) as TokenFieldName[];

/** The fields that somebody else changed. */
export interface Theirs {
  /** Those that this admin has changed too. */
  readonly contested: readonly TokenFieldName[];
  /** The others: the form takes over their values. */
  readonly taken: readonly TokenFieldName[];
}

/**
 * Sorts the fields that somebody else changed.
 *
 * @param typed the fields that this admin has changed in the form
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

/** The fields in which two states of a token differ, of those that admins may change. */
export function changedFields(before: EntityToken, after: EntityToken): TokenFieldName[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
