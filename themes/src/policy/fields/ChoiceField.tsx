import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { usePolicy } from "../PolicyContext.ts";
import type { PolicyValues } from "../values.ts";
import { fieldId, RuleGroup } from "./RuleGroup.tsx";

interface ChoiceFieldProps {
  readonly rule: "expiryRequired" | "addressesRequired" | "onReuse" | "selfRotate";
  /** The choices with their labels; the empty one is no rule. */
  readonly choices: readonly (readonly [value: string, label: string])[];
}

/** Picks one of the values that a rule can have. */
export function ChoiceField({ rule, choices }: ChoiceFieldProps) {
  const { isReadOnly } = usePolicy();
  const { field, fieldState } = useController<PolicyValues, typeof rule>({ name: rule });
  const id = fieldId(rule);
  return (
    <RuleGroup rule={rule} error={fieldState.error?.message}>
      <FormSelect
        {...field}
        id={id}
        data-testid={id}
        isDisabled={isReadOnly}
        aria-describedby={fieldState.error === undefined ? undefined : `${id}-error`}
        onChange={(_event, value) => {
          field.onChange(value);
        }}
      >
        {choices.map(([value, label]) => (
          <FormSelectOption key={value} value={value} label={label} />
        ))}
      </FormSelect>
    </RuleGroup>
  );
}
