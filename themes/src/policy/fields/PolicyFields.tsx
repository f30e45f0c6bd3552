import { FormSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { RuleName } from "../../api/policy.ts";
import { typedSeconds } from "../../shared/text/span.ts";
import { usePolicy } from "../PolicyContext.ts";
import { useNoRule } from "../useNoRule.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { EnforceField } from "./EnforceField.tsx";
import { InputField } from "./InputField.tsx";
import { PermissionsField } from "./PermissionsField.tsx";
import { SpanField } from "./SpanField.tsx";

const DAY = 86_400;
const LIFESPANS = [1, 36_500 * DAY] as const;
const OVERLAPS = [0, 30 * DAY] as const;
const MOST_TOKENS = 100_000;
const LONGEST_PATTERN = 200;

/** All rules of a policy. */
export function PolicyFields() {
  const { t } = useTranslation();
  const { isOfEntity } = usePolicy();
  const noRule = useNoRule();
  const required = (rule: RuleName) =>
    [
      ["", noRule(rule, "policyNotRequired")],
      ["true", t("policyRequired")],
    ] as const;
  const heading = isOfEntity ? "h3" : "h2";
  return (
    <>
      <FormSection title={t("policyExpiry")} titleElement={heading}>
        <SpanField
          rule="maxLifespan"
          limits={LIFESPANS}
          placeholder={noRule("maxLifespan", "policyNoLimit")}
        />
        <ChoiceField rule="expiryRequired" choices={required("expiryRequired")} />
        <SpanField
          rule="defaultLifespan"
          limits={LIFESPANS}
          placeholder={noRule("defaultLifespan", "policyNoDefault")}
          validate={(value, { maxLifespan }) =>
            (typedSeconds(value) ?? 0) <= (typedSeconds(maxLifespan) ?? Infinity) ||
            t("policyDefaultTooLong")
          }
        />
      </FormSection>
      <FormSection title={t("policyTokens")} titleElement={heading}>
        <PermissionsField />
        <InputField
          rule="namePattern"
          placeholder={noRule("namePattern", "policyAnyName")}
          validate={(value) =>
            value.length <= LONGEST_PATTERN || t("maxLength", { length: LONGEST_PATTERN })
          }
        />
        <ChoiceField rule="addressesRequired" choices={required("addressesRequired")} />
        <InputField
          rule="maxTokens"
          placeholder={noRule("maxTokens", "policyNoLimit")}
          isNumber
          validate={(value) =>
            /^\s*$/.test(value) ||
            (/^\s*\d+\s*$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_TOKENS) ||
            t("policyMaxTokensInvalid", { most: MOST_TOKENS })
          }
        />
      </FormSection>
      <FormSection title={t("policySecrets")} titleElement={heading}>
        <SpanField
          rule="maxOverlap"
          limits={OVERLAPS}
          placeholder={noRule("maxOverlap", "policyOverlap30Days")}
        />
        <ChoiceField
          rule="onReuse"
          choices={[
            ["", noRule("onReuse", "policyReuseReport")],
            ["disable", t("policyReuseDisable")],
          ]}
        />
        <ChoiceField
          rule="selfRotate"
          choices={[
            ["", noRule("selfRotate", "policyRotateUnlessEntity")],
            ["true", t("policyYes")],
            ["false", t(isOfEntity ? "policyNo" : "policyRotateNowhere")],
          ]}
        />
      </FormSection>
      <FormSection title={t("policyExisting")} titleElement={heading}>
        <EnforceField />
      </FormSection>
    </>
  );
}
