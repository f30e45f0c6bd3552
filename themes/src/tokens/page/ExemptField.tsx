import { FormGroup, Switch } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useConsole } from "../../console.ts";
import { ENTITY_ROLES } from "../../roles.ts";
import { FieldHelp } from "../../shared/field/FieldHelp.tsx";
import type { TokenForm } from "./tokenForm.ts";

const ID = "token-exempt";

/** Whether the policy leaves the token out. Who manages only tokens sees it. */
export function ExemptField() {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { field } = useController<TokenForm, "exempt">({ name: "exempt" });
  return (
    <FormGroup
      fieldId={ID}
      label={t("tokenExempt")}
      hasNoPaddingTop
      labelIcon={<FieldHelp label={t("tokenExempt")} text={t("tokenExemptHelp")} />}
    >
      <Switch
        id={ID}
        data-testid={ID}
        label={t("tokenIsExempt")}
        labelOff={t("tokenIsNotExempt")}
        aria-label={t("tokenExempt")}
        isChecked={field.value}
        isDisabled={(field.disabled ?? false) || !may(...ENTITY_ROLES)}
        onChange={(_event, isOn) => {
          field.onChange(isOn);
        }}
      />
    </FormGroup>
  );
}
