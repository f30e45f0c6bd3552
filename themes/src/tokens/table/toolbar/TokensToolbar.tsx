import {
  Dropdown,
  DropdownItem,
  DropdownList,
  FormSelect,
  FormSelectOption,
  MenuToggle,
  SearchInput,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ListToolbar } from "../../shared/list/ListToolbar.tsx";
import { usePastedToken } from "../../shared/list/PastedToken.tsx";
import type { TokenAction, TokenQuery, TokenStatus } from "../../api/tokens.ts";
import { STATUS_KEYS } from "./status.ts";

interface TokensToolbarProps {
  readonly query: TokenQuery;
  readonly onQuery: (changes: TokenQuery) => void;
  readonly isManager: boolean;
  /** The number of selected tokens. */
  readonly selected: number;
  readonly onAction: (action: TokenAction) => void;
  readonly pagination: ReactNode;
}

const STATUSES: readonly TokenStatus[] = [
  "active",
  "disabled",
  "expired",
  "entity_disabled",
  "policy_violation",
  "revoked",
];

/** Searches and filters tokens, and acts on the selected ones. */
export function TokensToolbar(props: TokensToolbarProps) {
  const { query, onQuery, isManager, pagination } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const pasted = usePastedToken();
  return (
    <ListToolbar pasted={pasted} pagination={pagination}>
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
            pasted.forget();
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
            onQuery({ status: STATUSES.find((status) => status === value) });
          }}
        >
          <FormSelectOption value="" label={t("tokenAnyStatus")} />
          {STATUSES.map((status) => (
            <FormSelectOption key={status} value={status} label={t(STATUS_KEYS[status])} />
          ))}
        </FormSelect>
      </ToolbarItem>
      {isManager && (
        <ToolbarItem>
          <BulkActions {...props} />
        </ToolbarItem>
      )}
    </ListToolbar>
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
