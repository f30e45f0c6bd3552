import { type EffectiveRule, entityPath } from "./entities.ts";
import type { Rest, Versioned } from "./rest.ts";
import type { Permission } from "./tokens.ts";

/** The rules for tokens of a realm or an entity. An absent rule is not set. */
export interface PolicyRules {
  /** Durations are those of ISO 8601, such as `P366D`. */
  readonly maxLifespan?: string;
  readonly expiryRequired?: boolean;
  readonly defaultLifespan?: string;
  /** A regular expression of RE2 for whole names. */
  readonly namePattern?: string;
  readonly permissions?: readonly Permission[];
  readonly addressesRequired?: boolean;
  readonly maxTokens?: number;
  readonly maxOverlap?: string;
  readonly onReuse?: "report" | "disable";
  readonly selfRotate?: boolean;
  /** Epoch milliseconds. */
  readonly enforceFrom?: number;
}

export type RuleName = keyof PolicyRules;

export interface Policy extends PolicyRules {
  /** Of an entity only: the rules that hold, and whose they are. */
  readonly effective?: Readonly<Record<string, EffectiveRule>>;
}

/** A rule that is left out stays; `null` clears it. */
export type PolicyChanges = { readonly [Rule in RuleName]?: PolicyRules[Rule] | null };

/** A token that would break a rule. */
export interface Violator {
  readonly id: string;
  readonly name: string;
  readonly entityId: string;
  readonly entityName: string;
}

export interface Violation {
  readonly count: number;
  /** How many of them were used in the last 30 days. */
  readonly recentlyUsed: number;
  /** The first hundred of them. */
  readonly tokens: readonly Violator[];
}

/** Which tokens a change would hit. */
export interface PolicyPreview {
  readonly rules: Readonly<Record<string, Violation>>;
  /** How many tokens that were used in the last 30 days would be refused within 24 hours. */
  readonly refused: number;
  /** Goes with the change, to say that somebody has seen this. */
  readonly confirm: string;
}

/** Without an entity, the policy is the realm's. */
function policyPath(entityId: string | undefined): string {
  return `${entityId === undefined ? "/entities" : entityPath(entityId)}/policy`;
}

export function getPolicy(rest: Rest, entityId: string | undefined): Promise<Versioned<Policy>> {
  return rest.getVersioned(policyPath(entityId));
}

export function previewPolicy(
  rest: Rest,
  entityId: string | undefined,
  changes: PolicyChanges,
): Promise<PolicyPreview> {
  return rest.post(`${policyPath(entityId)}/preview`, changes);
}

export function updatePolicy(
  rest: Rest,
  entityId: string | undefined,
  read: Versioned<Policy>,
  changes: PolicyChanges,
  confirm: string | undefined,
): Promise<void> {
  return rest.put(policyPath(entityId), changes, read, { confirm });
}
