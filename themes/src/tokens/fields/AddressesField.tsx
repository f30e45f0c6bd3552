import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { Button, FormGroup } from "@patternfly/react-core";
import { PlusCircleIcon } from "@patternfly/react-icons";
import { useEffect, useRef } from "react";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldHelp } from "../../shared/field/FieldHelp.tsx";
import { AddressRow } from "./AddressRow.tsx";
import { FieldHint } from "./FieldHint.tsx";
import { addressesErrorOf, isNetwork, MAX_NETWORKS } from "./network.ts";
import { ProxyWarning } from "./ProxyWarning.tsx";

interface AddressesFieldProps {
  readonly id: string;
  readonly help: string;
  /** Says what the policy demands, or what else holds. */
  readonly hint?: string | undefined;
}

/** A list of networks, one in each row. An empty list stands for anywhere. */
export function AddressesField({ id, help, hint }: AddressesFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<{ addresses: readonly string[] }, "addresses">({
    name: "addresses",
    rules: {
      validate: (rows) => addressesErrorOf(t, rows),
    },
  });
  const isReadOnly = field.disabled ?? false;
  const rows = field.value.length === 0 ? [""] : field.value;
  const { error } = fieldState;
  const rowId = (index: number) => `${id}-${index}`;
  const toFocus = useRef<number>();

  // A row gets the focus after it was added, or after the one below it was removed.
  useEffect(() => {
    if (toFocus.current !== undefined) {
      document.getElementById(`${id}-${toFocus.current}`)?.focus();
      toFocus.current = undefined;
    }
  });
  const set = (next: readonly string[], focused?: number) => {
    toFocus.current = focused;
    field.onChange(next.length === 1 && next[0] === "" ? [] : next);
  };

  return (
    <FormGroup
      role="group"
      fieldId={rowId(0)}
      label={t("tokenAddresses")}
      labelIcon={<FieldHelp label={t("tokenAddresses")} text={help} />}
    >
      {rows.map((row, index) => (
        <AddressRow
          // Rows have no identity but their place.
          key={index}
          id={rowId(index)}
          ref={index === 0 ? field.ref : undefined}
          value={row}
          number={index + 1}
          placeholder={index === 0 && rows.length === 1 ? t("addressesAnywhere") : ""}
          isReadOnly={isReadOnly}
          isRemovable={rows.length > 1 || row !== ""}
          isWrong={error !== undefined && row.trim() !== "" && !isNetwork(row.trim())}
          onChange={(value) => {
            set(rows.toSpliced(index, 1, value));
          }}
          onPaste={(networks) => {
            set(rows.toSpliced(index, 1, ...networks), index + networks.length - 1);
          }}
          onRemove={() => {
            set(rows.length === 1 ? [] : rows.toSpliced(index, 1), Math.max(0, index - 1));
          }}
        />
      ))}
      {!isReadOnly && (
        <Button
          isInline
          variant="link"
          icon={<PlusCircleIcon />}
          data-testid={`${id}-add`}
          isAriaDisabled={rows.at(-1) === "" || rows.length >= MAX_NETWORKS}
          onClick={() => {
            set([...rows, ""], rows.length);
          }}
        >
          {t("addressAdd")}
        </Button>
      )}
      {error?.message && <FormErrorText data-testid={`${id}-error`} message={error.message} />}
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {!isReadOnly && field.value.length > 0 && <ProxyWarning />}
    </FormGroup>
  );
}
