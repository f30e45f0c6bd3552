import { FormErrorText, HelpItem } from "@keycloak/keycloak-ui-shared";
import {
  Button,
  Chip,
  ChipGroup,
  FormGroup,
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
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type AudienceChoice, listAvailableAudience } from "../api/entities.ts";
import { useRest } from "../api/rest.ts";
import { useChoices } from "../page/useChoices.ts";
import { useListKeys } from "../page/useListKeys.ts";
import type { Settings } from "./settings.ts";

const LIST_ID = "audience-choices";

/** Picks clients of the realm by typing a part of their id. */
export function AudienceField({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  const rest = useRest();
  const { field, fieldState } = useController<Pick<Settings, "audience">, "audience">({
    name: "audience",
    defaultValue: [],
  });
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { choices, isSettled } = useChoices(
    useCallback((typed: string) => listAvailableAudience(rest, typed), [rest]),
    search,
    isOpen,
    "entityAudienceLoadError",
  );
  const picked = field.value;

  const toggle = (clientId: string) => {
    field.onChange(
      picked.includes(clientId)
        ? picked.filter((other) => other !== clientId)
        : [...picked, clientId],
    );
    setSearch("");
    input.current?.focus();
  };

  const { active, setActive, onKeyDown } = useListKeys({
    choices,
    isSettled,
    isOpen,
    onOpen: setIsOpen,
    onPick: ({ clientId }) => {
      toggle(clientId);
    },
  });

  return (
    <FormGroup
      fieldId="audience"
      label={t("entityAudience")}
      labelIcon={<HelpItem helpText={t("entityAudienceHelp")} fieldLabelId="audience" />}
    >
      <Select
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        onSelect={(_event, clientId) => {
          toggle(String(clientId));
        }}
        shouldFocusFirstItemOnOpen={false}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="typeahead"
            isExpanded={isOpen}
            isDisabled={isReadOnly}
            isFullWidth
            aria-label={t("entityAudience")}
            onClick={() => {
              setIsOpen(!isOpen);
              input.current?.focus();
            }}
            {...(fieldState.error && { status: "danger" })}
          >
            <TextInputGroup isPlain isDisabled={isReadOnly}>
              <TextInputGroupMain
                innerRef={input}
                inputId="audience"
                data-testid="audience"
                role="combobox"
                autoComplete="off"
                isExpanded={isOpen}
                aria-controls={LIST_ID}
                aria-label={t("entityAudience")}
                placeholder={picked.length === 0 ? t("entityAudiencePlaceholder") : ""}
                value={search}
                onChange={(_event, value) => {
                  setSearch(value);
                  setActive(0);
                  setIsOpen(true);
                }}
                onClick={() => {
                  setIsOpen(true);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Backspace" && search === "" && picked.length > 0) {
                    field.onChange(picked.slice(0, -1));
                  }
                  onKeyDown(event);
                }}
                {...(isOpen &&
                  choices[active] && { "aria-activedescendant": optionId(choices[active]) })}
              >
                {picked.length > 0 && (
                  <ChipGroup numChips={picked.length} aria-label={t("entityAudiencePicked")}>
                    {picked.map((clientId) => (
                      <Chip
                        key={clientId}
                        isReadOnly={isReadOnly}
                        closeBtnAriaLabel={t("remove")}
                        onClick={(event) => {
                          event.stopPropagation();
                          toggle(clientId);
                        }}
                      >
                        {clientId}
                      </Chip>
                    ))}
                  </ChipGroup>
                )}
              </TextInputGroupMain>
              {picked.length > 0 && !isReadOnly && (
                <TextInputGroupUtilities>
                  <Button
                    variant="plain"
                    aria-label={t("entityAudienceClear")}
                    onClick={(event) => {
                      event.stopPropagation();
                      field.onChange([]);
                      setSearch("");
                      input.current?.focus();
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
        <SelectList id={LIST_ID} isAriaMultiselectable aria-label={t("entityAudience")}>
          {choices.map((choice, index) => (
            <SelectOption
              key={choice.clientId}
              id={optionId(choice)}
              value={choice.clientId}
              isSelected={picked.includes(choice.clientId)}
              isFocused={index === active}
              description={choice.name}
            >
              {choice.clientId}
            </SelectOption>
          ))}
          {isSettled && choices.length === 0 && (
            <SelectOption isDisabled>{t("entityAudienceNone")}</SelectOption>
          )}
        </SelectList>
      </Select>
      {fieldState.error?.message && (
        <FormErrorText data-testid="audience-helper" message={fieldState.error.message} />
      )}
    </FormGroup>
  );
}

function optionId({ clientId }: AudienceChoice): string {
  return `audience-choice-${clientId}`;
}
