import type { EntityToken, Permission, TokenChanges } from "../../api/tokens.ts";
import { textOrNone } from "../../api/text.ts";
import { dayOf } from "../../shared/text/days.ts";
import { changedExpiry, type Expiry } from "../fields/expiry.ts";
import { type LimitForm, limitForms, limitsOf } from "../fields/limits.ts";
import { addressesOf } from "../fields/network.ts";
import type { TokenRules } from "../fields/rules.ts";

/** The values of the form for a token. */
export interface TokenForm extends Expiry {
  name: string;
  description: string;
  permissions: Permission[];
  addresses: string[];
  limits: LimitForm[];
  exempt: boolean;
}

export function valuesOf(token: EntityToken): TokenForm {
  return {
    name: token.name,
    description: token.description ?? "",
    permissions: [...token.permissions],
    expiry: "unchanged",
    date: token.expiresTimestamp === undefined ? "" : dayOf(token.expiresTimestamp),
    addresses: [...(token.addresses ?? [])],
    limits: limitForms(token.limits),
    exempt: token.exempt,
  };
}

/** The changes to send to the server. They do not mention an expiry or an exemption that stays. */
export function changesOf(form: TokenForm, token: EntityToken, rules: TokenRules, now: number) {
  const { name, description, permissions, expiry, date, addresses, limits, exempt } = form;
  return {
    name: name.trim(),
    description: textOrNone(description),
    permissions,
    addresses: addressesOf(addresses),
    limits: limitsOf(limits),
    ...changedExpiry({ expiry, date }, rules, now),
    ...(exempt === token.exempt ? {} : { exempt }),
  } satisfies TokenChanges;
}

/** The fields of a token that an admin may change. */
export type TokenFieldName = keyof TokenChanges;

const CHANGEABLE: Readonly<Record<TokenFieldName, true>> = {
  name: true,
  description: true,
  permissions: true,
  enabled: true,
  expiresTimestamp: true,
  addresses: true,
  limits: true,
  exempt: true,
};

const FIELDS = Object.keys(CHANGEABLE) as TokenFieldName[];

/** The fields that somebody else changed. */
export interface Theirs {
  /** Those that this admin has changed too. */
  readonly contested: readonly TokenFieldName[];
  /** The others: the form takes over their values. */
  readonly taken: readonly TokenFieldName[];
}

/** One form from what this admin typed and what somebody else saved meanwhile. */
export interface MergedForm {
  readonly values: TokenForm;
  readonly theirs: Theirs;
}

/** What a form has shown so far. */
export interface Shown {
  readonly token: EntityToken;
  /** The values without what was typed since they were read or saved. */
  readonly values: TokenForm;
}

/** Takes over somebody else's changes, except in fields that this admin has changed. */
export function mergedForm(shown: Shown, typed: TokenForm, now: EntityToken): MergedForm {
  const isTyped = (name: keyof TokenForm) => !isSame(typed[name], shown.values[name]);
  const isMine = (field: TokenFieldName) =>
    field === "expiresTimestamp"
      ? isTyped("expiry") || isTyped("date")
      : field !== "enabled" && isTyped(field);
  const mine = Object.entries(typed).filter(([name]) => isTyped(name as keyof TokenForm));
  const changed = changedFields(shown.token, now);
  return {
    values: { ...valuesOf(now), ...(Object.fromEntries(mine) as Partial<TokenForm>) },
    theirs: {
      contested: changed.filter(isMine),
      taken: changed.filter((field) => !isMine(field)),
    },
  };
}

/** Why a page reads its token again. */
export type Cause = "saved" | "refused" | "other";

/**
 * What to tell this admin of somebody else's changes; undefined for nothing. A saved form differs
 * in its own changes. Another act of the page may have switched the token, or renewed its expiry
 * by a new secret: that is told only where it contests what was typed.
 */
export function theirsToTell(
  { contested, taken }: Theirs,
  cause: Cause,
  isRotated: boolean,
): Theirs | undefined {
  const isOwn = (field: TokenFieldName) =>
    cause === "other" && (field === "enabled" || (isRotated && field === "expiresTimestamp"));
  const told = { contested, taken: taken.filter((field) => !isOwn(field)) };
  const isNothing = cause === "saved" || told.contested.length + told.taken.length === 0;
  return isNothing ? undefined : told;
}

/** The fields in which two states of a token differ, of those that admins may change. */
export function changedFields(before: EntityToken, after: EntityToken): TokenFieldName[] {
  return FIELDS.filter((field) => !isSame(before[field], after[field]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
