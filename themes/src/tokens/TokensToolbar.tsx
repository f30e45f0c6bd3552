import {
  Dropdown,
  DropdownItem,
  DropdownList,
  FormSelect,
  FormSelectOption,
  MenuToggle,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenAction, TokenQuery, TokenStatus } from "../api/tokens.ts";

interface TokensToolbarProps {
  readonly query: TokenQuery;
  readonly onQuery: (changes: TokenQuery) => void;
  readonly isManager: boolean;
  /** How many are selected. */
  readonly selected: number;
  readonly onAction: (action: TokenAction) => void;
  readonly pagination: ReactNode;
}

const STATUSES: readonly { status: TokenStatus; labelKey: string }[] = [
  { status: "active", labelKey: "tokenActive" },
  { status: "disabled", labelKey: "disabled" },
  { status: "expired", labelKey: "tokenExpired" },
  { status: "entity_disabled", labelKey: "tokenEntityDisabled" },
];

/** Search, filter and what to do with the selected tokens. */
export function TokensToolbar(props: TokensToolbarProps) {
  const { query, onQuery, isManager, pagination } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  return (
    <Toolbar>
      <ToolbarContent>
        <ToolbarItem variant="search-filter">
          <SearchInput
            data-testid="token-search"
            aria-label={t("tokenSearch")}
            placeholder={t("tokenSearch")}
            resetButtonLabel={t("tokenSearchClear")}
            submitSearchButtonLabel={t("search")}
            value={search}
            onChange={(_event, value) => {
              setSearch(value);
            }}
            onSearch={() => {
              onQuery({ search: search.trim() || undefined });
            }}
            onClear={() => {
              setSearch("");
              onQuery({ search: undefined });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <FormSelect
            aria-label={t("tokenStatus")}
            data-testid="token-status-filter"
            value={query.status ?? ""}
            onChange={(_event, value) => {
              onQuery({ status: STATUSES.find(({ status }) => status === value)?.status });
            }}
          >
            <FormSelectOption value="" label={t("tokenAnyStatus")} />
            {STATUSES.map(({ status, labelKey }) => (
              <FormSelectOption key={status} value={status} label={t(labelKey)} />
            ))}
          </FormSelect>
        </ToolbarItem>
        {isManager && (
          <ToolbarItem>
            <BulkActions {...props} />
          </ToolbarItem>
        )}
        <ToolbarItem variant="pagination">{pagination}</ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
}

function BulkActions({ selected, onAction }: TokensToolbarProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const actions: readonly { action: TokenAction; labelKey: string }[] = [
    { action: "enable", labelKey: "tokenEnable" },
    { action: "disable", labelKey: "disable" },
    { action: "delete", labelKey: "delete" },
  ];
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={() => {
        setIsOpen(false);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          data-testid="bulk-actions"
          isDisabled={selected === 0}
          isExpanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t("tokensSelected", { number: selected })}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {actions.map(({ action, labelKey }) => (
          <DropdownItem
            key={action}
            data-testid={`bulk-${action}`}
            onClick={() => {
              onAction(action);
            }}
          >
            {t(labelKey)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
