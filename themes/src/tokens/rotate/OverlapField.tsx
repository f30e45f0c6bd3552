import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import {
  Checkbox,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
} from "@patternfly/react-core";
import { useController, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { AT_ONCE, OVERLAPS, type RotationForm } from "./rotation.ts";

interface OverlapFieldProps {
  /** Why only "at once" can be picked; undefined if there is a choice. */
  readonly whyAtOnce: string | undefined;
}

const ID = "rotate-overlap";
const HELP = `${ID}-help`;

/** Picks when the old secret ends. */
export function OverlapField({ whyAtOnce }: OverlapFieldProps) {
  const { t } = useTranslation();
  const { clearErrors } = useFormContext<RotationForm>();
  const { field: overlap, fieldState } = useController<RotationForm, "overlap">({
    name: "overlap",
  });
  const { field: endsOnUse } = useController<RotationForm, "endsOnUse">({ name: "endsOnUse" });
  const { error } = fieldState;
  const choices = OVERLAPS.filter((choice) => !whyAtOnce || choice.overlap === AT_ONCE);
  const picked = whyAtOnce ? AT_ONCE : overlap.value;

  return (
    <FormGroup fieldId={ID} label={t("tokenOverlap")}>
      <FormSelect
        {...overlap}
        ref={() => {
          // PatternFly's select does not hand on the focus that a refused value asks for.
          overlap.ref({ focus: () => document.getElementById(ID)?.focus() });
        }}
        id={ID}
        data-testid={ID}
        value={picked}
        validated={error === undefined ? "default" : "error"}
        aria-describedby={HELP}
        onChange={(_event, value) => {
          clearErrors("overlap");
          overlap.onChange(value);
        }}
      >
        {choices.map(({ overlap: value, labelKey }) => (
          <FormSelectOption key={value} value={value} label={t(labelKey)} />
        ))}
      </FormSelect>
      <div id={HELP}>
        {error && <FormErrorText data-testid={`${ID}-error`} message={error.message ?? ""} />}
        {whyAtOnce && (
          <FormHelperText>
            <HelperText>
              <HelperTextItem data-testid="rotate-why-at-once">{whyAtOnce}</HelperTextItem>
            </HelperText>
          </FormHelperText>
        )}
      </div>
      {picked !== AT_ONCE && (
        <Checkbox
          id="rotate-ends-on-use"
          data-testid="rotate-ends-on-use"
          className="pf-v5-u-mt-md"
          label={t("tokenOverlapUse")}
          isChecked={endsOnUse.value}
          onChange={(_event, isOn) => {
            endsOnUse.onChange(isOn);
          }}
        />
      )}
    </FormGroup>
  );
}
