import { useTranslation } from "react-i18next";
import type { Policy, RuleName } from "../api/policy.ts";
import { ChangedMeanwhile } from "../shared/ChangedMeanwhile.tsx";
import { ruleLabel } from "./ruleWords.ts";
import { useRuleText } from "./useRuleText.ts";
import type { Merge } from "./values.ts";

interface PolicyChangedMeanwhileProps {
  readonly policy: Policy;
  readonly conflict: Merge;
}

/** Says which rules another admin saved while this one was typing. */
export function PolicyChangedMeanwhile({ policy, conflict }: PolicyChangedMeanwhileProps) {
  const { t } = useTranslation();
  const ruleText = useRuleText();
  const { theirs, contested } = conflict;
  const changed = (rule: RuleName) => ({
    term: ruleLabel(t, rule),
    text: policy[rule] === undefined ? "—" : ruleText(rule, policy[rule]),
  });
  return (
    <ChangedMeanwhile
      title={t("policyChangedMeanwhile")}
      contested={contested.map(changed)}
      taken={theirs.filter((rule) => !contested.includes(rule)).map(changed)}
    />
  );
}
