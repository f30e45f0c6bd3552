import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { FormGroup, TextArea } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { FieldHelp } from "./FieldHelp.tsx";

interface TextAreaFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly validate: (text: string) => true | string;
  readonly isDisabled: boolean;
}

/** A long text of a form. Keycloak's own control takes no help button but its own. */
export function TextAreaField({ name, label, help, validate, isDisabled }: TextAreaFieldProps) {
  const { field, fieldState } = useController<Record<string, string>>({
    name,
    defaultValue: "",
    rules: { validate },
  });
  const { error } = fieldState;
  return (
    <FormGroup fieldId={name} label={label} labelIcon={<FieldHelp label={label} text={help} />}>
      <TextArea
        {...field}
        id={name}
        data-testid={name}
        isDisabled={isDisabled}
        validated={error === undefined ? "default" : "error"}
      />
      {error && <FormErrorText data-testid={`${name}-helper`} message={error.message ?? ""} />}
    </FormGroup>
  );
}
