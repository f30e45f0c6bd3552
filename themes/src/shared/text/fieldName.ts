import type { TFunction } from "i18next";
import type { NewEntity } from "../../api/entities.ts";
import type { TokenChanges } from "../../api/tokens.ts";
import { labelOf, type LabelKeys } from "./labels.ts";

/** Those that an admin may set are all here. */
const FIELDS: LabelKeys & Record<keyof NewEntity | keyof TokenChanges, string> = {
  name: "name",
  displayName: "displayName",
  description: "description",
  enabled: "enabled",
  audience: "entityAudience",
  tokenCount: "entityTokenCount",
  permissions: "tokenPermissions",
  status: "tokenStatus",
  createdTimestamp: "tokenCreated",
  expiresTimestamp: "tokenExpires",
  lastUsedTimestamp: "lastUsed",
  disabledReason: "tokenDisabledReason",
  suspectedTimestamp: "tokenSuspicion",
  revokedTimestamp: "tokenRevoked",
  generation: "eventSecretGeneration",
  maxOverlap: "policyMaxOverlap",
  onReuse: "policyOnReuse",
  selfRotate: "policySelfRotate",
  addresses: "tokenAddresses",
  limits: "tokenLimits",
  exempt: "tokenExempt",
  effectivePermissions: "tokenEffectivePermissions",
  maxLifespan: "policyMaxLifespan",
  expiryRequired: "policyExpiryRequired",
  defaultLifespan: "policyDefaultLifespan",
  namePattern: "policyNamePattern",
  addressesRequired: "policyAddressesRequired",
  maxTokens: "policyMaxTokens",
  enforceFrom: "policyEnforceFrom",
};

/** The name that admins know for a field of an entity or a token. */
export function fieldName(t: TFunction, field: string): string {
  return labelOf(t, FIELDS, field);
}
