import { SearchInput, ToolbarItem } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenAction, TokenQuery } from "../../../api/tokens.ts";
import { ListToolbar } from "../../../shared/list/ListToolbar.tsx";
import { usePastedToken } from "../../../shared/list/PastedToken.tsx";
import { BulkActions } from "./BulkActions.tsx";
import { ExpiryFilter } from "./ExpiryFilter.tsx";
import { StatusFilter } from "./StatusFilter.tsx";

interface TokensToolbarProps {
  readonly query: TokenQuery;
  readonly onQuery: (changes: TokenQuery) => void;
  readonly isManager: boolean;
  /** The number of selected tokens. */
  readonly selected: number;
  readonly onAction: (action: TokenAction) => void;
  readonly pagination: ReactNode;
}

/** Searches and filters tokens, and acts on the selected ones. */
export function TokensToolbar(props: TokensToolbarProps) {
  const { query, onQuery, isManager, selected, onAction, pagination } = props;
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
        <StatusFilter filters={query} onFilter={onQuery} />
      </ToolbarItem>
      <ToolbarItem>
        <ExpiryFilter filters={query} onFilter={onQuery} />
      </ToolbarItem>
      {isManager && (
        <ToolbarItem>
          <BulkActions selected={selected} onAction={onAction} />
        </ToolbarItem>
      )}
    </ListToolbar>
  );
}
