import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import {
  Alert,
  Flex,
  FlexItem,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from "@patternfly/react-core";
import { useController, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { EXPIRY_CHOICES, type Expiry, isDayToCome } from "./expiry.ts";

interface ExpiryFieldProps {
  readonly id: string;
  /** The choice that keeps the expiry of an existing token. */
  readonly unchanged?: string;
}

/** Picks a time span, a last day or "never", which comes with a caution. */
export function ExpiryField({ id, unchanged }: ExpiryFieldProps) {
  const { t } = useTranslation();
  const { clearErrors } = useFormContext<Expiry>();
  const { field: choice } = useController<Expiry, "expiry">({ name: "expiry" });
  const { field: date, fieldState } = useController<Expiry, "date">({
    name: "date",
    rules: {
      validate: (value, { expiry }) =>
        expiry !== "date" || isDayToCome(value, Date.now()) || t("tokenExpiresPast"),
    },
  });
  const { error } = fieldState;

  return (
    <FormGroup fieldId={id} label={t("tokenExpires")}>
      <Flex>
        <FlexItem>
          <FormSelect
            {...choice}
            id={id}
            data-testid={id}
            onChange={(_event, value) => {
              clearErrors("date");
              choice.onChange(value);
            }}
          >
            {unchanged !== undefined && <FormSelectOption value="unchanged" label={unchanged} />}
            {EXPIRY_CHOICES.map(({ choice: value, labelKey }) => (
              <FormSelectOption key={value} value={value} label={t(labelKey)} />
            ))}
          </FormSelect>
        </FlexItem>
        {choice.value === "date" && (
          <FlexItem>
            <TextInput
              {...date}
              type="date"
              id={`${id}-date`}
              data-testid={`${id}-date`}
              aria-label={t("tokenExpiresDay")}
              validated={error === undefined ? "default" : "error"}
            />
          </FlexItem>
        )}
      </Flex>
      {error && <FormErrorText data-testid={`${id}-error`} message={error.message ?? ""} />}
      {choice.value === "never" && (
        <Alert
          isInline
          isPlain
          variant="warning"
          component="p"
          className="pf-v5-u-mt-sm"
          data-testid={`${id}-caution`}
          title={t("tokenExpiresNeverCaution")}
        />
      )}
    </FormGroup>
  );
}
