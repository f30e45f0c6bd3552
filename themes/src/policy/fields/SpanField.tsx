import {
  FormSelect,
  FormSelectOption,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { useController, type Validate } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type Span, typedSeconds, UNIT_KEYS, UNITS } from "../../shared/text/span.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { usePolicy } from "../PolicyContext.ts";
import { ruleLabel } from "../ruleWords.ts";
import type { PolicyValues } from "../values.ts";
import { fieldId, RuleGroup } from "./RuleGroup.tsx";

interface SpanFieldProps {
  readonly rule: "maxLifespan" | "defaultLifespan" | "maxOverlap";
  /** The shortest and the longest time that the server accepts, in seconds. */
  readonly limits: readonly [min: number, max: number];
  /** Says what happens without a rule. */
  readonly placeholder: string;
  readonly validate?: Validate<Span, PolicyValues>;
}

/** A length of time: a number and its unit. */
export function SpanField({ rule, limits, placeholder, validate }: SpanFieldProps) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { isReadOnly } = usePolicy();
  const [min, max] = limits;
  const { field, fieldState } = useController<PolicyValues, typeof rule>({
    name: rule,
    rules: {
      validate: (value, values) => {
        const seconds = typedSeconds(value);
        if (value.amount.trim() === "") {
          return true;
        }
        return seconds === undefined || seconds < min || seconds > max
          ? t("policySpanInvalid", { min: duration(min), max: duration(max) })
          : (validate?.(value, values) ?? true);
      },
    },
  });
  const { error } = fieldState;
  const id = fieldId(rule);
  const { value: span, ref, onBlur, onChange } = field;

  return (
    <RuleGroup rule={rule} error={error?.message}>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            ref={ref}
            id={id}
            data-testid={id}
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            isDisabled={isReadOnly}
            value={span.amount}
            validated={error === undefined ? "default" : "error"}
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
            onBlur={onBlur}
            onChange={(_event, amount) => {
              onChange({ ...span, amount });
            }}
          />
        </InputGroupItem>
        <InputGroupItem>
          <FormSelect
            id={`${id}-unit`}
            data-testid={`${id}-unit`}
            aria-label={t("policyUnit", { rule: ruleLabel(t, rule) })}
            isDisabled={isReadOnly}
            value={span.unit}
            onChange={(_event, unit) => {
              onChange({ ...span, unit });
            }}
          >
            {UNITS.map((unit) => (
              <FormSelectOption key={unit} value={unit} label={t(UNIT_KEYS[unit])} />
            ))}
          </FormSelect>
        </InputGroupItem>
      </InputGroup>
    </RuleGroup>
  );
}
