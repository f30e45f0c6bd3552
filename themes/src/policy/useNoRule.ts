import { useTranslation } from "react-i18next";
import type { RuleName } from "../api/policy.ts";
import { usePolicy } from "./PolicyContext.ts";
import { useRuleText } from "./useRuleText.ts";

/**
 * Says what holds without a rule: of the realm, what the message with this key says; of an entity,
 * what holds in its realm, if that is known.
 */
export function useNoRule(): (rule: RuleName, key: string) => string {
  const { t } = useTranslation();
  const { policy, isOfEntity } = usePolicy();
  const ruleText = useRuleText();
  return (rule, key) => {
    if (!isOfEntity) {
      return t(key);
    }
    const effective = policy.effective?.[rule];
    if (effective === undefined) {
      return t("policyAsRealmIs", { value: t(key) });
    }
    return effective.origin === "realm"
      ? t("policyAsRealmIs", { value: ruleText(rule, effective.value) })
      : t("policyAsRealm");
  };
}
