import { Button, InputGroup, InputGroupItem, TextInput } from "@patternfly/react-core";
import { MinusCircleIcon } from "@patternfly/react-icons";
import { forwardRef } from "react";
import { useTranslation } from "react-i18next";
import { pastedNetworks } from "./network.ts";

interface AddressRowProps {
  readonly id: string;
  readonly value: string;
  /** The place of the row in its list; the first one is 1. */
  readonly number: number;
  readonly placeholder: string;
  readonly isReadOnly: boolean;
  readonly isRemovable: boolean;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
  /** Gets several networks that were pasted at once. */
  readonly onPaste: (networks: readonly string[]) => void;
  readonly onRemove: () => void;
}

/** One network of a list. */
export const AddressRow = forwardRef<HTMLInputElement, AddressRowProps>(
  function AddressRow(props, ref) {
    const { id, value, number, placeholder, isReadOnly, isRemovable, isWrong } = props;
    const { onChange, onPaste, onRemove } = props;
    const { t } = useTranslation();
    return (
      <InputGroup className="pf-v5-u-mb-sm">
        <InputGroupItem isFill>
          <TextInput
            ref={ref}
            id={id}
            data-testid={id}
            aria-label={t("addressNumbered", { number })}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            isDisabled={isReadOnly}
            value={value}
            validated={isWrong ? "error" : "default"}
            onChange={(_event, text) => {
              onChange(text);
            }}
            onPaste={(event) => {
              const networks = pastedNetworks(event.clipboardData.getData("text"));
              if (networks.length > 1) {
                event.preventDefault();
                onPaste(networks);
              }
            }}
          />
        </InputGroupItem>
        {!isReadOnly && (
          <InputGroupItem>
            <Button
              variant="plain"
              icon={<MinusCircleIcon />}
              data-testid={`${id}-remove`}
              aria-label={t("addressRemove", { number })}
              isAriaDisabled={!isRemovable}
              onClick={onRemove}
            />
          </InputGroupItem>
        )}
      </InputGroup>
    );
  },
);
