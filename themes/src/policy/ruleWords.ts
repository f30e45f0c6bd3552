import type { TFunction } from "i18next";
import type { EffectiveRule } from "../api/entities.ts";
import type { RuleName } from "../api/policy.ts";
import { fieldName } from "../shared/text/fieldName.ts";
import { labelOf } from "../shared/text/labels.ts";

const HELP: Readonly<Record<RuleName, string>> = {
  maxLifespan: "policyMaxLifespanHelp",
  expiryRequired: "policyExpiryRequiredHelp",
  defaultLifespan: "policyDefaultLifespanHelp",
  namePattern: "policyNamePatternHelp",
  permissions: "policyPermissionsHelp",
  addressesRequired: "policyAddressesRequiredHelp",
  maxTokens: "policyMaxTokensHelp",
  maxOverlap: "policyMaxOverlapHelp",
  onReuse: "policyOnReuseHelp",
  selfRotate: "policySelfRotateHelp",
  enforceFrom: "policyEnforceFromHelp",
};

const ORIGINS: Readonly<Record<EffectiveRule["origin"], string>> = {
  realm: "policyFromRealm",
  entity: "policyFromEntity",
  both: "policyFromBoth",
};

/** The name of a rule. */
export function ruleLabel(t: TFunction, rule: string): string {
  // A token has permissions, too; a rule says which of them may be granted.
  return rule === "permissions" ? t("policyPermissions") : fieldName(t, rule);
}

export function ruleHelp(t: TFunction, rule: RuleName): string {
  return t(HELP[rule]);
}

export function originLabel(t: TFunction, origin: string): string {
  return labelOf(t, ORIGINS, origin);
}

/**
 * What the server says is wrong with a rule, in the admin's language where it can be told. A unit
 * test of the server holds these words to what it says.
 */
export function wrongWords(t: TFunction, message: string): string {
  if (message.endsWith("must not be laxer than the realm's")) {
    return t("policyLaxer");
  }
  return message.endsWith("must be a regular expression of RE2")
    ? t("policyPatternInvalid")
    : message;
}
