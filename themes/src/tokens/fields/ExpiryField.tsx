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
import { useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/text/useFormats.ts";
import { EXPIRY_CHOICES, type Expiry, isDayToCome, mayExpire } from "./expiry.ts";
import { FieldHint } from "./FieldHint.tsx";
import { ROOM_FOR_ARROW } from "./roomForArrow.ts";
import { NO_RULES, type TokenRules } from "./rules.ts";

interface ExpiryFieldProps {
  readonly id: string;
  /** The choice that keeps the expiry of an existing token. */
  readonly unchanged?: string;
  readonly rules?: TokenRules;
}

/**
 * Picks a time span, a last day or "never", which comes with a caution. What the policy forbids
 * cannot be picked.
 */
export function ExpiryField({ id, unchanged, rules = NO_RULES }: ExpiryFieldProps) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const [now] = useState(() => Date.now());
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
            style={ROOM_FOR_ARROW}
            isDisabled={choice.disabled ?? false}
            onChange={(_event, value) => {
              clearErrors("date");
              choice.onChange(value);
            }}
          >
            {unchanged !== undefined && <FormSelectOption value="unchanged" label={unchanged} />}
            {EXPIRY_CHOICES.map(({ choice: value, labelKey }) => (
              <FormSelectOption
                key={value}
                value={value}
                label={t(labelKey)}
                isDisabled={!mayExpire(value, rules, now)}
              />
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
      {rules.maxLifespan !== undefined ? (
        <FieldHint id={`${id}-hint`}>
          {t("tokenRuleLifespan", { time: duration(rules.maxLifespan) })}
        </FieldHint>
      ) : (
        rules.mustExpire && <FieldHint id={`${id}-hint`}>{t("tokenRuleExpiry")}</FieldHint>
      )}
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
