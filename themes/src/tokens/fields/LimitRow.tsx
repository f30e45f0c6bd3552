import {
  Button,
  Flex,
  FlexItem,
  FormSelect,
  FormSelectOption,
  InputGroup,
  InputGroupItem,
  InputGroupText,
  TextInput,
} from "@patternfly/react-core";
import { MinusCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { UNIT_KEYS, UNITS } from "../../shared/text/span.ts";
import { permissionName, PERMISSIONS } from "../permissions.ts";
import { type LimitForm, type LimitPart, MAX_REQUESTS } from "./limits.ts";
import { ROOM_FOR_ARROW } from "./roomForArrow.ts";

interface LimitRowProps {
  readonly id: string;
  readonly limit: LimitForm;
  /** The place of the limit in its list; the first one is 1. */
  readonly number: number;
  readonly isReadOnly: boolean;
  readonly wrongPart: LimitPart | undefined;
  readonly onChange: (changes: Partial<LimitForm>) => void;
  readonly onRemove: () => void;
}

/** One limit, which reads like a sentence: name, requests, period, and which requests count. */
export function LimitRow(props: LimitRowProps) {
  const { id, limit, number, isReadOnly, wrongPart, onChange, onRemove } = props;
  const { t } = useTranslation();
  const partLabel = (labelKey: string) => t("limitPart", { part: t(labelKey), number });
  const state = (part: LimitPart) => ({
    isDisabled: isReadOnly,
    validated: wrongPart === part ? ("error" as const) : ("default" as const),
    "aria-invalid": wrongPart === part,
  });
  return (
    <Flex
      role="group"
      aria-label={t("limitNumbered", { number })}
      data-testid={id}
      spaceItems={{ default: "spaceItemsSm" }}
      rowGap={{ default: "rowGapXs" }}
      className="pf-v5-u-mb-md"
    >
      <FlexItem>
        <InputGroup>
          <InputGroupText>{t("name")}</InputGroupText>
          <InputGroupItem>
            <TextInput
              {...state("name")}
              style={{ width: "8rem" }}
              id={`${id}-name`}
              aria-label={partLabel("name")}
              autoComplete="off"
              value={limit.name}
              onChange={(_event, name) => {
                onChange({ name });
              }}
            />
          </InputGroupItem>
        </InputGroup>
      </FlexItem>
      <FlexItem>
        <InputGroup>
          <InputGroupText>{t("limitRequests")}</InputGroupText>
          <InputGroupItem>
            <TextInput
              {...state("requests")}
              type="number"
              min={1}
              max={MAX_REQUESTS}
              style={{ width: "7rem" }}
              id={`${id}-requests`}
              aria-label={partLabel("limitRequests")}
              value={limit.requests}
              onChange={(_event, requests) => {
                onChange({ requests });
              }}
            />
          </InputGroupItem>
        </InputGroup>
      </FlexItem>
      <FlexItem>
        <InputGroup>
          <InputGroupText>{t("limitPer")}</InputGroupText>
          <InputGroupItem>
            <TextInput
              {...state("amount")}
              type="number"
              min={1}
              step="any"
              style={{ width: "4.5rem" }}
              id={`${id}-amount`}
              aria-label={partLabel("limitPeriod")}
              value={limit.amount}
              onChange={(_event, amount) => {
                onChange({ amount });
              }}
            />
          </InputGroupItem>
          <InputGroupItem>
            <FormSelect
              id={`${id}-unit`}
              style={ROOM_FOR_ARROW}
              aria-label={partLabel("limitUnit")}
              isDisabled={isReadOnly}
              value={limit.unit}
              onChange={(_event, value) => {
                onChange({ unit: UNITS.find((unit) => unit === value) ?? "second" });
              }}
            >
              {UNITS.toReversed().map((unit) => (
                <FormSelectOption key={unit} value={unit} label={t(UNIT_KEYS[unit])} />
              ))}
            </FormSelect>
          </InputGroupItem>
        </InputGroup>
      </FlexItem>
      <FlexItem>
        <FormSelect
          id={`${id}-permission`}
          style={ROOM_FOR_ARROW}
          aria-label={partLabel("limitCounts")}
          isDisabled={isReadOnly}
          value={limit.permission}
          onChange={(_event, value) => {
            onChange({ permission: PERMISSIONS.find((permission) => permission === value) ?? "" });
          }}
        >
          <FormSelectOption value="" label={t("limitCountsAll")} />
          {PERMISSIONS.map((permission) => (
            <FormSelectOption
              key={permission}
              value={permission}
              label={t("limitCountsOnly", { permission: permissionName(t, permission) })}
            />
          ))}
        </FormSelect>
      </FlexItem>
      {!isReadOnly && (
        <FlexItem>
          <Button
            variant="plain"
            icon={<MinusCircleIcon />}
            data-testid={`${id}-remove`}
            aria-label={t("limitRemove", { number })}
            onClick={onRemove}
          />
        </FlexItem>
      )}
    </Flex>
  );
}
