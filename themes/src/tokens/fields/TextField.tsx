import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { FormGroup, TextArea, TextInput } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldHint } from "./FieldHint.tsx";
import { maxLength as atMost } from "../../shared/text/maxLength.ts";

interface TextFieldProps {
  readonly id: string;
  readonly name: "name" | "description";
  readonly label: string;
  readonly maxLength: number;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  /** Says what the policy demands. */
  readonly hint?: string | undefined;
}

/** A text of a token. It takes an id, because two forms of a page may have the same field. */
export function TextField({
  id,
  name,
  label,
  maxLength,
  isRequired = false,
  isLong = false,
  hint,
}: TextFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({
    name,
    rules: {
      validate: (value: string) =>
        isRequired && value.trim() === "" ? t("required") : atMost(t, maxLength)(value),
    },
  });
  const { error } = fieldState;
  const Input = isLong ? TextArea : TextInput;
  return (
    <FormGroup fieldId={id} label={label} isRequired={isRequired}>
      <Input
        {...field}
        id={id}
        data-testid={id}
        isRequired={isRequired}
        isDisabled={field.disabled ?? false}
        autoComplete="off"
        validated={error === undefined ? "default" : "error"}
        aria-invalid={error !== undefined}
        aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ")}
      />
      {error !== undefined && (
        <div id={`${id}-error`}>
          <FormErrorText data-testid={`${id}-error`} message={error.message ?? ""} />
        </div>
      )}
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </FormGroup>
  );
}
