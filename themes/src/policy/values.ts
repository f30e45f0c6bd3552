import type { PolicyChanges, PolicyRules, RuleName } from "../api/policy.ts";
import type { Permission } from "../api/tokens.ts";
import { startOf } from "../shared/text/days.ts";
import { durationOf, type Span, spanOf } from "../shared/text/span.ts";
import { PERMISSIONS } from "../tokens/permissions.ts";

/** Empty is no rule. */
export type Flag = "" | "true" | "false";

/** From when the rules hold for tokens that exist already. */
export interface Enforcement {
  readonly choice: "never" | "now" | "day" | "unchanged";
  /** The time of "now" and "unchanged", in epoch milliseconds. */
  readonly at: number;
  /** The day of "day". */
  readonly day: string;
}

/** The values of the form. Each of them can also say that there is no rule. */
export interface PolicyValues {
  maxLifespan: Span;
  expiryRequired: Flag;
  defaultLifespan: Span;
  namePattern: string;
  permissions: readonly Permission[];
  addressesRequired: Flag;
  maxTokens: string;
  maxOverlap: Span;
  onReuse: "" | "disable";
  selfRotate: Flag;
  enforceFrom: Enforcement;
}

/**
 * The form's values for a policy.
 *
 * @param grantable the permissions that may be granted where the policy has no rule for them
 */
export function valuesOf(
  policy: PolicyRules,
  grantable: readonly Permission[] = PERMISSIONS,
): PolicyValues {
  return {
    maxLifespan: spanOf(policy.maxLifespan),
    expiryRequired: policy.expiryRequired === true ? "true" : "",
    defaultLifespan: spanOf(policy.defaultLifespan),
    namePattern: policy.namePattern ?? "",
    permissions: policy.permissions ?? grantable,
    addressesRequired: policy.addressesRequired === true ? "true" : "",
    maxTokens: String(policy.maxTokens ?? ""),
    maxOverlap: spanOf(policy.maxOverlap),
    // To report is what happens without a rule, too.
    onReuse: policy.onReuse === "disable" ? "disable" : "",
    selfRotate: policy.selfRotate === undefined ? "" : `${policy.selfRotate}`,
    enforceFrom:
      policy.enforceFrom === undefined
        ? NOT_ENFORCED
        : { choice: "unchanged", at: policy.enforceFrom, day: "" },
  };
}

const NOT_ENFORCED: Enforcement = { choice: "never", at: 0, day: "" };

/** The browser's clock may be ahead of the server's, where "now" would be yet to come. */
const AHEAD = 60 * 60 * 1000;

/** What an admin has picked in place of the time that is stored. */
export function enforcement(choice: string, now = Date.now()): Enforcement {
  switch (choice) {
    case "now":
      return { choice, at: now - AHEAD, day: "" };
    case "day":
      return { choice, at: 0, day: "" };
    default:
      return NOT_ENFORCED;
  }
}

export const RULES = [
  "maxLifespan",
  "expiryRequired",
  "defaultLifespan",
  "namePattern",
  "permissions",
  "addressesRequired",
  "maxTokens",
  "maxOverlap",
  "onReuse",
  "selfRotate",
  "enforceFrom",
] as const satisfies readonly RuleName[];

/** The rules that differ, with the values to send to the server. */
export function changesOf(before: PolicyValues, after: PolicyValues): PolicyChanges {
  const rules = rulesOf(after);
  return Object.fromEntries(
    RULES.filter((rule) => !isSame(before[rule], after[rule])).map((rule) => [rule, rules[rule]]),
  );
}

function rulesOf(values: PolicyValues): PolicyChanges {
  const flag = (value: Flag) => (value === "" ? null : value === "true");
  return {
    maxLifespan: durationOf(values.maxLifespan),
    expiryRequired: flag(values.expiryRequired),
    defaultLifespan: durationOf(values.defaultLifespan),
    namePattern: values.namePattern === "" ? null : values.namePattern,
    permissions: values.permissions.length === PERMISSIONS.length ? null : values.permissions,
    addressesRequired: flag(values.addressesRequired),
    maxTokens: values.maxTokens.trim() === "" ? null : Number(values.maxTokens),
    maxOverlap: durationOf(values.maxOverlap),
    onReuse: values.onReuse === "" ? null : values.onReuse,
    selfRotate: flag(values.selfRotate),
    enforceFrom: enforceFromOf(values.enforceFrom),
  };
}

function enforceFromOf({ choice, at, day }: Enforcement): number | null {
  switch (choice) {
    case "never":
      return null;
    case "day":
      return startOf(day);
    default:
      return at;
  }
}

/** One form from the changes of two admins. "Mine" is what this admin typed. */
export interface Merge {
  /** My changes, and theirs in the rules that I have not changed. */
  readonly values: PolicyValues;
  /** The rules that the other admin changed. */
  readonly theirs: readonly RuleName[];
  /** Those of them that I have changed to another value. */
  readonly contested: readonly RuleName[];
}

/** Merges the changes of two admins to the same policy. */
export function merge(base: PolicyValues, mine: PolicyValues, theirs: PolicyValues): Merge {
  const changed = (other: PolicyValues) => RULES.filter((rule) => !isSame(base[rule], other[rule]));
  const myChanges = changed(mine);
  const theirChanges = changed(theirs);
  return {
    values: {
      ...theirs,
      ...Object.fromEntries(myChanges.map((rule) => [rule, mine[rule]])),
    },
    theirs: theirChanges,
    contested: theirChanges.filter(
      (rule) => myChanges.includes(rule) && !isSame(mine[rule], theirs[rule]),
    ),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
