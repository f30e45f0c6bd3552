import { FormGroup, Switch } from "@patternfly/react-core";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { NewTokenValues } from "./newToken.ts";

/** Whether the new token works from the beginning. */
export function EnabledField({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { field } = useController<NewTokenValues, "enabled">({ name: "enabled" });
  return (
    <FormGroup fieldId={id} label={t("enabled")}>
      <div className="pf-v5-u-pt-sm">
        <Switch
          id={id}
          data-testid={id}
          aria-label={t("enabled")}
          isChecked={field.value}
          onChange={(_event, isOn) => {
            field.onChange(isOn);
          }}
        />
      </div>
    </FormGroup>
  );
}
