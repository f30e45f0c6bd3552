import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import {
  Flex,
  FlexItem,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Radio,
  TextInput,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_DAYS, isDays, MOST_DAYS } from "./storing.ts";

interface RetentionFieldProps {
  /** Undefined if the realm never deletes events. */
  readonly days: number | undefined;
  readonly onChange: (days: number | undefined) => void;
}

const ID = "event-storage-retention";

/** Asks after how many days the realm deletes user events. */
export function RetentionField({ days, onChange }: RetentionFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(String(days ?? DEFAULT_DAYS));
  return (
    <FormGroup role="radiogroup" isStack fieldId={ID} label={t("eventStorageExpires")}>
      <Flex alignItems={{ default: "alignItemsCenter" }}>
        <FlexItem>
          <Radio
            id={`${ID}-days`}
            name={ID}
            data-testid={`${ID}-days`}
            label={t("eventStorageExpiresDays")}
            isChecked={days !== undefined}
            onChange={() => {
              onChange(Number(typed));
            }}
          />
        </FlexItem>
        <FlexItem>
          <TextInput
            type="number"
            min={1}
            max={MOST_DAYS}
            id={`${ID}-number`}
            data-testid={`${ID}-number`}
            aria-label={t("eventStorageExpiresNumber")}
            value={typed}
            validated={isDays(days) ? "default" : "error"}
            onChange={(_event, value) => {
              setTyped(value);
              onChange(Number(value));
            }}
          />
        </FlexItem>
      </Flex>
      <Radio
        id={`${ID}-never`}
        name={ID}
        data-testid={`${ID}-never`}
        label={t("eventStorageExpiresNever")}
        isChecked={days === undefined}
        onChange={() => {
          onChange(undefined);
        }}
      />
      {!isDays(days) && (
        <FormErrorText
          data-testid={`${ID}-error`}
          message={t("eventStorageExpiresWrong", { most: MOST_DAYS })}
        />
      )}
      <FormHelperText>
        <HelperText>
          <HelperTextItem>{t("eventStorageExpiresAll")}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
