import { KeycloakSpinner, ListEmptyState } from "@keycloak/keycloak-ui-shared";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import type { IssuedToken, TokenQuery } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { focusOpenedMenu } from "../../shared/list/focusOpenedMenu.ts";
import { NotLoaded } from "../../shared/list/NotLoaded.tsx";
import { Pager } from "../../shared/list/Pager.tsx";
import { tokenPath } from "../paths.ts";
import { isFiltered } from "./toolbar/filters.ts";
import { SelectBox } from "./SelectBox.tsx";
import { type OpenDialog, TokenDialog } from "./TokenDialog.tsx";
import { TokenRow } from "./TokenRow.tsx";
import { TokensToolbar } from "./toolbar/TokensToolbar.tsx";
import { useDismissal } from "./useDismissal.ts";
import { useTokenActions } from "./useTokenActions.ts";
import { useTokens } from "./useTokens.ts";

interface TokensTableProps {
  readonly entity: Entity;
  readonly isManager: boolean;
  readonly generation: string;
  readonly onChanged: () => void;
  /** Gets a token with its new secret. */
  readonly onRotated: (token: IssuedToken) => void;
}

const FIRST_PAGE: TokenQuery = { first: 0, max: 10, sort: "name", direction: "asc" };

interface Column {
  readonly labelKey: string;
  readonly sort?: NonNullable<TokenQuery["sort"]>;
  /** In percent. Without it, a long name would leave nothing to the other columns. */
  readonly width?: 15 | 25;
}

const COLUMNS: readonly Column[] = [
  { labelKey: "name", sort: "name", width: 25 },
  { labelKey: "tokenPermissions", width: 15 },
  { labelKey: "tokenStatus" },
  { labelKey: "tokenCreated", sort: "created" },
  { labelKey: "tokenExpires", sort: "expires" },
  { labelKey: "lastUsed", sort: "lastUsed" },
];

/** The tokens of an entity, with the actions that the admin may take. */
export function TokensTable(props: TokensTableProps) {
  const { entity, isManager, generation, onChanged, onRotated } = props;
  const { t } = useTranslation();
  const { navigate } = useConsole();
  const [query, setQuery] = useState(FIRST_PAGE);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<OpenDialog>();
  const { page, isCurrent, hasFailed } = useTokens(entity.id, query, generation);
  const { act, toast } = useTokenActions(entity.id, onChanged);
  const dismiss = useDismissal(onChanged);

  if (page === undefined) {
    return hasFailed ? <NotLoaded onRetry={onChanged} /> : <KeycloakSpinner />;
  }
  const { tokens, total } = page;
  const isLost = hasFailed && !isCurrent;
  // The old page stays while a new one is read, but none of its tokens can be chosen.
  const chosen = isCurrent ? tokens.filter(({ id }) => selected.includes(id)) : [];
  if (total === 0 && !isFiltered(page.query)) {
    return (
      <>
        {toast}
        <ListEmptyState
          message={t("tokensEmpty")}
          instructions={t(isManager ? "tokensEmptyExplain" : "tokensEmptyReadOnly")}
        />
      </>
    );
  }

  const show = (changes: TokenQuery) => {
    setSelected([]);
    setQuery((before) => ({ ...before, first: 0, ...changes }));
  };
  const open = (next: OpenDialog) => {
    focusOpenedMenu();
    setDialog(next);
  };
  // The last token of this page is gone, so the table shows the new last page.
  if (tokens.length === 0 && total > 0 && (query.first ?? 0) > 0) {
    const max = query.max ?? 10;
    const first = Math.floor((total - 1) / max) * max;
    if (first < (query.first ?? 0)) {
      setQuery({ ...query, first });
    }
  }

  const pager = (variant: "top" | "bottom") => (
    <Pager
      id="tokens"
      variant={variant}
      perPageLabel={t("tokensPerPage")}
      first={query.first ?? 0}
      max={query.max ?? 10}
      count={total}
      onPart={show}
    />
  );

  return (
    <>
      {toast}
      {dialog && (
        <TokenDialog
          open={dialog}
          onClose={() => {
            setDialog(undefined);
          }}
          onRotated={onRotated}
          onDelete={(doomed) => void act("delete", doomed)}
        />
      )}
      <TokensToolbar
        query={query}
        onQuery={show}
        selected={chosen.length}
        isManager={isManager}
        onAction={(action) => {
          if (action === "delete") {
            open({ kind: "delete", tokens: chosen });
          } else {
            focusOpenedMenu();
            void act(action, chosen);
          }
        }}
        pagination={!isLost && pager("top")}
      />
      {isLost ? (
        <NotLoaded onRetry={onChanged} />
      ) : total === 0 ? (
        <ListEmptyState
          isSearchVariant
          message={t("noSearchResults")}
          instructions={t("noSearchResultsInstructions")}
        />
      ) : (
        <Table variant="compact" aria-label={t("tokens")}>
          <Thead>
            <Tr>
              {isManager && (
                <Th className="pf-v5-c-table__check">
                  <SelectBox
                    label={t("selectAll")}
                    isSelected={chosen.length === tokens.length}
                    isDisabled={!isCurrent}
                    onSelect={(isSelected) => {
                      setSelected(isSelected ? tokens.map(({ id }) => id) : []);
                    }}
                  />
                </Th>
              )}
              {COLUMNS.map(({ labelKey, sort, width }, index) => (
                <Th
                  key={labelKey}
                  modifier="nowrap"
                  {...(width && { width })}
                  {...(sort && {
                    sort: {
                      columnIndex: index,
                      sortBy: {
                        index: COLUMNS.findIndex((column) => column.sort === query.sort),
                        direction: query.direction ?? "asc",
                      },
                      onSort: (_event, _index, direction) => {
                        show({ sort, direction });
                      },
                    },
                  })}
                >
                  {t(labelKey)}
                </Th>
              ))}
              {isManager && <Th>{t("enabled")}</Th>}
              {isManager && <Th screenReaderText={t("action")} />}
            </Tr>
          </Thead>
          <Tbody>
            {tokens.map((token) => (
              <TokenRow
                key={token.id}
                token={token}
                {...(isManager && {
                  manage: {
                    isSelected: selected.includes(token.id),
                    isSelectDisabled: !isCurrent,
                    onSelect: (isSelected: boolean) => {
                      setSelected((before) =>
                        isSelected ? [...before, token.id] : before.filter((id) => id !== token.id),
                      );
                    },
                    onSwitch: (isOn: boolean) => void act(isOn ? "enable" : "disable", [token]),
                    onDismiss: () => void dismiss(token),
                    onEdit: () => {
                      navigate(tokenPath(token));
                    },
                    onRotate: () => {
                      open({ kind: "rotate", token });
                    },
                    onDelete: () => {
                      open({ kind: "delete", tokens: [token] });
                    },
                  },
                })}
              />
            ))}
          </Tbody>
        </Table>
      )}
      {total > 0 && !isLost && pager("bottom")}
    </>
  );
}
