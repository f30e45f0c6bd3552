import { TextInput } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { usePolicy } from "../PolicyContext.ts";
import type { PolicyValues } from "../values.ts";
import { fieldId, RuleGroup } from "./RuleGroup.tsx";

interface InputFieldProps {
  readonly rule: "namePattern" | "maxTokens";
  /** Says what happens without a rule. */
  readonly placeholder: string;
  readonly isNumber?: boolean;
  readonly validate: (value: string) => true | string;
}

/** A rule that is typed. */
export function InputField({ rule, placeholder, isNumber = false, validate }: InputFieldProps) {
  const { isReadOnly } = usePolicy();
  const { field, fieldState } = useController<PolicyValues, typeof rule>({
    name: rule,
    rules: { validate },
  });
  const { error } = fieldState;
  const id = fieldId(rule);
  return (
    <RuleGroup rule={rule} error={error?.message}>
      <TextInput
        {...field}
        id={id}
        data-testid={id}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        isDisabled={isReadOnly}
        validated={error === undefined ? "default" : "error"}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        {...(isNumber && { inputMode: "numeric" })}
      />
    </RuleGroup>
  );
}
