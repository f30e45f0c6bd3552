import { FormHelperText, HelperText, HelperTextItem, Label } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { RuleName } from "../../api/policy.ts";
import { Name } from "../../shared/text/Name.tsx";
import { usePolicy } from "../PolicyContext.ts";
import { originLabel } from "../ruleWords.ts";
import { useRuleText } from "../useRuleText.ts";

/** Says which value of a rule holds for an entity, and whether it comes from the realm. */
export function Origin({ rule }: { readonly rule: RuleName }) {
  const { t } = useTranslation();
  const { policy, isOfEntity } = usePolicy();
  const ruleText = useRuleText();
  const effective = policy.effective?.[rule];
  if (!isOfEntity || effective === undefined) {
    return null;
  }
  const { value, origin } = effective;
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem data-testid={`policy-${rule}-origin`}>
          <Label isCompact color={origin === "realm" ? "blue" : "purple"}>
            {originLabel(t, origin)}
          </Label>{" "}
          <Name of={ruleText(rule, value)} />
        </HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
