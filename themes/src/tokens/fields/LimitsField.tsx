import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { Button, FormGroup } from "@patternfly/react-core";
import { PlusCircleIcon } from "@patternfly/react-icons";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldHelp } from "../../shared/field/FieldHelp.tsx";
import { FieldHint } from "./FieldHint.tsx";
import { LimitRow } from "./LimitRow.tsx";
import { type LimitForm, limitProblem, MAX_LIMITS, withNewLimit } from "./limits.ts";

interface LimitsFieldProps {
  readonly id: string;
  readonly help: string;
  readonly hint?: string | undefined;
}

/** How often a token may be used: up to four limits, which all hold. */
export function LimitsField({ id, help, hint }: LimitsFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<{ limits: readonly LimitForm[] }, "limits">({
    name: "limits",
    rules: {
      validate: (limits) => {
        const problem = limitProblem(limits);
        return problem === undefined || t(problem.messageKey);
      },
    },
  });
  const isReadOnly = field.disabled ?? false;
  // React Hook Form keeps an error of a list as if it were one of its items.
  const error = fieldState.error as { readonly message?: string } | undefined;
  const problem = error && limitProblem(field.value);
  const addId = `${id}-add`;
  const focusProblem = () => {
    const wrong = limitProblem(field.value);
    document.getElementById(wrong ? `${id}-${wrong.index}-${wrong.part}` : addId)?.focus();
  };

  return (
    <FormGroup
      role="group"
      fieldId={id}
      label={t("tokenLimits")}
      labelIcon={<FieldHelp label={t("tokenLimits")} text={help} />}
    >
      {field.value.map((limit, index) => (
        <LimitRow
          // Rows have no identity but their place.
          key={index}
          id={`${id}-${index}`}
          limit={limit}
          number={index + 1}
          isReadOnly={isReadOnly}
          wrongPart={problem?.index === index ? problem.part : undefined}
          onChange={(changes) => {
            field.onChange(field.value.toSpliced(index, 1, { ...limit, ...changes }));
          }}
          onRemove={() => {
            field.onChange(field.value.toSpliced(index, 1));
            document.getElementById(addId)?.focus();
          }}
        />
      ))}
      {field.value.length === 0 && isReadOnly && (
        <FieldHint id={`${id}-none`}>{t("limitsNone")}</FieldHint>
      )}
      {!isReadOnly && (
        <Button
          isInline
          id={addId}
          ref={() => {
            // A refused list asks for the focus.
            field.ref({ focus: focusProblem });
          }}
          variant="link"
          icon={<PlusCircleIcon />}
          className="pf-v5-u-mt-sm"
          data-testid={addId}
          isAriaDisabled={field.value.length >= MAX_LIMITS}
          onClick={() => {
            field.onChange(withNewLimit(field.value));
          }}
        >
          {t("limitAdd")}
        </Button>
      )}
      {error?.message && <FormErrorText data-testid={`${id}-error`} message={error.message} />}
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </FormGroup>
  );
}
