import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { FormGroup } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import type { RuleName } from "../../api/policy.ts";
import { FieldHelp } from "../../shared/field/FieldHelp.tsx";
import { ruleHelp, ruleLabel } from "../ruleWords.ts";
import { Origin } from "./Origin.tsx";

type RuleGroupProps = PropsWithChildren<{
  readonly rule: RuleName;
  readonly error: string | undefined;
  /** Whether the fields are several, with a label each. */
  readonly isGroup?: boolean;
}>;

/** The id of a rule's field. */
export function fieldId(rule: RuleName): string {
  return `policy-${rule}`;
}

/** The label of a rule, its help, and what is wrong with it or holds instead of it. */
export function RuleGroup({ rule, error, isGroup = false, children }: RuleGroupProps) {
  const { t } = useTranslation();
  const id = fieldId(rule);
  const label = ruleLabel(t, rule);
  return (
    <FormGroup
      fieldId={id}
      label={label}
      labelIcon={<FieldHelp label={label} text={ruleHelp(t, rule)} />}
      {...(isGroup && { role: "group" })}
    >
      {children}
      {error !== undefined && (
        <div id={`${id}-error`}>
          <FormErrorText data-testid={`${id}-error`} message={error} />
        </div>
      )}
      <Origin rule={rule} />
    </FormGroup>
  );
}
