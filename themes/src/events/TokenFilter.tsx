import {
  Button,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from "@patternfly/react-core";
import { TimesIcon } from "@patternfly/react-icons";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRest } from "../api/rest.ts";
import { listTokens } from "../api/tokens.ts";
import { useChoices } from "../page/useChoices.ts";
import { useListKeys } from "../page/useListKeys.ts";
import type { FilteredToken } from "./filters.ts";

interface TokenFilterProps {
  readonly entityId: string;
  readonly token: FilteredToken | undefined;
  readonly onToken: (token: FilteredToken | undefined) => void;
}

const ID = "event-token-filter";
const LIST_ID = `${ID}-choices`;

/** Picks a token of the entity by typing a part of its name. */
export function TokenFilter({ entityId, token, onToken }: TokenFilterProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { choices, isSettled } = useChoices(
    useCallback(
      (typed: string) => listTokens(rest, entityId, { search: typed, max: 20, sort: "name" }),
      [rest, entityId],
    ),
    search,
    isOpen,
    "tokensLoadError",
  );

  const open = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    if (!isNowOpen) {
      setSearch("");
    }
  };

  const pick = (picked: FilteredToken | undefined) => {
    open(false);
    onToken(picked && { id: picked.id, name: picked.name });
    input.current?.focus();
  };

  const { active, setActive, onKeyDown } = useListKeys({
    choices,
    isSettled,
    isOpen,
    onOpen: open,
    onPick: pick,
  });

  return (
    <Select
      isOpen={isOpen}
      onOpenChange={open}
      onSelect={(_event, id) => {
        pick(choices.find((choice) => choice.id === id));
      }}
      shouldFocusFirstItemOnOpen={false}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="typeahead"
          isExpanded={isOpen}
          aria-label={t("eventTokenFilter")}
          onClick={() => {
            open(!isOpen);
            input.current?.focus();
          }}
        >
          <TextInputGroup isPlain>
            <TextInputGroupMain
              innerRef={input}
              inputId={ID}
              data-testid={ID}
              role="combobox"
              autoComplete="off"
              isExpanded={isOpen}
              aria-controls={LIST_ID}
              aria-label={t("eventTokenFilter")}
              placeholder={t("eventToken")}
              value={isOpen ? search : (token?.name ?? "")}
              onChange={(_event, value) => {
                setSearch(value);
                setActive(0);
                setIsOpen(true);
              }}
              onClick={() => {
                setIsOpen(true);
              }}
              onFocus={() => {
                // What is typed is a search, in place of the token's name.
                input.current?.select();
              }}
              onKeyDown={onKeyDown}
              {...(isOpen &&
                choices[active] && { "aria-activedescendant": optionId(choices[active].id) })}
            />
            {token && (
              <TextInputGroupUtilities>
                <Button
                  variant="plain"
                  data-testid={`${ID}-clear`}
                  aria-label={t("eventTokenAny")}
                  onClick={(event) => {
                    event.stopPropagation();
                    pick(undefined);
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
      <SelectList id={LIST_ID} aria-label={t("eventTokenFilter")}>
        {choices.map(({ id, name, hint }, index) => (
          <SelectOption
            key={id}
            id={optionId(id)}
            value={id}
            isSelected={id === token?.id}
            isFocused={index === active}
            description={hint}
          >
            {name}
          </SelectOption>
        ))}
        {isSettled && choices.length === 0 && (
          <SelectOption isDisabled>{t("eventTokenNone")}</SelectOption>
        )}
      </SelectList>
    </Select>
  );
}

function optionId(tokenId: string): string {
  return `${ID}-${tokenId}`;
}
