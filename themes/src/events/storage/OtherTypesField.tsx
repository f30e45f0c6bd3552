import { ExpandableSection, FormGroup, Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/text/useFormats.ts";

interface OtherTypesFieldProps {
  readonly types: readonly string[];
  readonly isStored: boolean;
  readonly onChange: (isStored: boolean) => void;
}

const ID = "event-storage-others";

/** Asks whether the realm also stores the event types that do not concern tokens. */
export function OtherTypesField({ types, isStored, onChange }: OtherTypesFieldProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const radio = (value: boolean, id: string, labelKey: string) => (
    <Radio
      id={id}
      name={ID}
      data-testid={id}
      label={t(labelKey)}
      isChecked={isStored === value}
      onChange={() => {
        onChange(value);
      }}
    />
  );
  return (
    <FormGroup
      role="radiogroup"
      isStack
      fieldId={ID}
      label={t("eventStorageOthers", { number: number(types.length) })}
    >
      {radio(false, "event-storage-ours-only", "eventStorageOursOnly")}
      {radio(true, "event-storage-others-too", "eventStorageOthersToo")}
      <ExpandableSection
        data-testid="event-storage-other-types"
        toggleText={t("eventStorageOtherTypes")}
      >
        <small>{[...types].sort().join(", ")}</small>
      </ExpandableSection>
    </FormGroup>
  );
}
