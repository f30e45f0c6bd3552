import { Flex, FlexItem, FormSelect, FormSelectOption, TextInput } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { usePolicy } from "../PolicyContext.ts";
import { useNoRule } from "../useNoRule.ts";
import { useRuleText } from "../useRuleText.ts";
import { enforcement, type PolicyValues, valuesOf } from "../values.ts";
import { fieldId, RuleGroup } from "./RuleGroup.tsx";

const ID = fieldId("enforceFrom");

/** Asks from when the rules hold for tokens that exist already. */
export function EnforceField() {
  const { t } = useTranslation();
  const { policy, isReadOnly } = usePolicy();
  const noRule = useNoRule();
  const ruleText = useRuleText();
  const { field, fieldState } = useController<PolicyValues, "enforceFrom">({
    name: "enforceFrom",
    rules: { validate: ({ choice, day }) => choice !== "day" || day !== "" || t("required") },
  });
  const { error } = fieldState;
  const { value, ref, onChange } = field;
  const { choice, day } = value;
  const stored = valuesOf(policy).enforceFrom;

  return (
    <RuleGroup rule="enforceFrom" error={error?.message}>
      <Flex>
        <FlexItem grow={{ default: "grow" }}>
          <FormSelect
            ref={ref}
            id={ID}
            data-testid={ID}
            isDisabled={isReadOnly}
            value={choice}
            onChange={(_event, picked) => {
              onChange(picked === "unchanged" ? stored : enforcement(picked));
            }}
          >
            {stored.choice === "unchanged" && (
              <FormSelectOption
                value="unchanged"
                label={t("policyEnforceUnchanged", { time: ruleText("enforceFrom", stored.at) })}
              />
            )}
            <FormSelectOption value="never" label={noRule("enforceFrom", "policyEnforceNever")} />
            <FormSelectOption value="now" label={t("policyEnforceNow")} />
            <FormSelectOption value="day" label={t("policyEnforceDay")} />
          </FormSelect>
        </FlexItem>
        {choice === "day" && (
          <FlexItem>
            <TextInput
              type="date"
              // Without a limit, the browser accepts years of six digits.
              max="9999-12-31"
              id={`${ID}-day`}
              data-testid={`${ID}-day`}
              aria-label={t("policyEnforceDay")}
              isDisabled={isReadOnly}
              value={day}
              validated={error === undefined ? "default" : "error"}
              onChange={(_event, typed) => {
                onChange({ ...value, day: typed });
              }}
            />
          </FlexItem>
        )}
      </Flex>
    </RuleGroup>
  );
}
