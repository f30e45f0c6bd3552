import {
  Button,
  Chip,
  ChipGroup,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from "@patternfly/react-core";
import { TimesIcon } from "@patternfly/react-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Name } from "../text/Name.tsx";
import { visible } from "../text/names.ts";
import { useChoices } from "./useChoices.ts";
import { useListKeys } from "./useListKeys.ts";

/** Something that can be picked from the list. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** Whether the choice is shown only to say why it cannot be picked. */
  readonly isDisabled?: boolean;
}

interface TypeaheadProps {
  readonly id: string;
  /** The element of a choice has this prefix and the choice's id as its own id. */
  readonly optionPrefix: string;
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  /** The list shows this text when no choice fits. */
  readonly noneLabel: string;
  /** Asks the server for choices. The caller keeps this function between renders. */
  readonly load: (search: string) => Promise<readonly Choice[]>;
  readonly loadErrorKey: string;
  readonly picked: readonly Choice[];
  /** Present for a field that takes several choices: it shows them, and its list stays open. */
  readonly several?: { readonly pickedLabel: string };
  readonly isDisabled?: boolean;
  readonly isFullWidth?: boolean;
  readonly hasError?: boolean;
  /** A field that takes several choices drops one that was picked already. */
  readonly onPick: (choice: Choice) => void;
  readonly onClear: () => void;
}

/** Picks one or several choices that the server finds for the typed text. */
export function Typeahead({
  id,
  optionPrefix,
  label,
  placeholder,
  clearLabel,
  noneLabel,
  load,
  loadErrorKey,
  picked,
  several,
  isDisabled = false,
  isFullWidth = false,
  hasError = false,
  onPick,
  onClear,
}: TypeaheadProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { choices, isSettled } = useChoices(load, search, isOpen, loadErrorKey);
  const listId = `${id}-choices`;
  const optionId = (choice: Choice) => `${optionPrefix}-${choice.id}`;

  const open = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    if (!isNowOpen) {
      setSearch("");
    }
  };
  const pick = (choice: Choice) => {
    if (choice.isDisabled) {
      return;
    }
    if (several === undefined) {
      setIsOpen(false);
    }
    setSearch("");
    onPick(choice);
    input.current?.focus();
  };
  const clear = () => {
    open(false);
    onClear();
    input.current?.focus();
  };

  const { active, setActive, onKeyDown } = useListKeys({
    choices,
    isSettled,
    isOpen,
    onOpen: open,
    onPick: pick,
  });
  const activeChoice = isOpen ? choices[active] : undefined;
  const activeId = activeChoice && optionId(activeChoice);
  useEffect(() => {
    if (activeId !== undefined) {
      document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
    }
  }, [activeId]);
  const closedText = several === undefined ? (picked[0]?.name ?? "") : "";
  const last = picked.at(-1);

  return (
    <Select
      isScrollable
      isOpen={isOpen}
      onOpenChange={open}
      onSelect={(_event, optionValue) => {
        const choice = choices.find((one) => one.id === optionValue);
        if (choice !== undefined) {
          pick(choice);
        }
      }}
      shouldFocusFirstItemOnOpen={false}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="typeahead"
          isExpanded={isOpen}
          isDisabled={isDisabled}
          isFullWidth={isFullWidth}
          aria-label={label}
          onClick={() => {
            open(!isOpen);
            input.current?.focus();
          }}
          {...(hasError && { status: "danger" })}
        >
          <TextInputGroup isPlain isDisabled={isDisabled}>
            <TextInputGroupMain
              innerRef={input}
              inputId={id}
              data-testid={id}
              role="combobox"
              autoComplete="off"
              isExpanded={isOpen}
              aria-controls={listId}
              aria-label={label}
              placeholder={placeholder}
              value={isOpen ? search : visible(closedText)}
              onChange={(_event, value) => {
                setSearch(value);
                setActive(0);
                setIsOpen(true);
              }}
              onClick={() => {
                setIsOpen(true);
              }}
              onFocus={() => {
                // Typing starts a search, so it replaces the picked name.
                input.current?.select();
              }}
              onKeyDown={(event) => {
                if (event.key === "Backspace" && search === "" && several && last) {
                  onPick(last);
                }
                onKeyDown(event);
              }}
              {...(activeId !== undefined && { "aria-activedescendant": activeId })}
            >
              {several && picked.length > 0 && (
                <ChipGroup numChips={picked.length} aria-label={several.pickedLabel}>
                  {picked.map((choice) => (
                    <Chip
                      key={choice.id}
                      isReadOnly={isDisabled}
                      closeBtnAriaLabel={t("remove")}
                      onClick={(event) => {
                        event.stopPropagation();
                        pick(choice);
                      }}
                    >
                      <Name of={choice.name} />
                    </Chip>
                  ))}
                </ChipGroup>
              )}
            </TextInputGroupMain>
            {picked.length > 0 && !isDisabled && (
              <TextInputGroupUtilities>
                <Button
                  variant="plain"
                  data-testid={`${id}-clear`}
                  aria-label={clearLabel}
                  onClick={(event) => {
                    event.stopPropagation();
                    clear();
                  }}
                >
                  <TimesIcon aria-hidden />
                </Button>
              </TextInputGroupUtilities>
            )}
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <SelectList id={listId} isAriaMultiselectable={several !== undefined} aria-label={label}>
        {choices.map((choice, index) => (
          <SelectOption
            key={choice.id}
            id={optionId(choice)}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            isSelected={picked.some((one) => one.id === choice.id)}
            isFocused={index === active}
            description={choice.description && <Name of={choice.description} />}
          >
            <Name of={choice.name} />
          </SelectOption>
        ))}
        {isSettled && choices.length === 0 && <SelectOption isDisabled>{noneLabel}</SelectOption>}
      </SelectList>
    </Select>
  );
}
