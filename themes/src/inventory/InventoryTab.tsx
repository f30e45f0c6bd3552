import { KeycloakSpinner, ListEmptyState } from "@keycloak/keycloak-ui-shared";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InventoryQuery } from "../api/inventory.ts";
import type { TokenAction } from "../api/tokens.ts";
import { useConsole } from "../console.ts";
import { BulkActions } from "../tokens/table/toolbar/BulkActions.tsx";
import { TOKEN_ROLES } from "../roles.ts";
import { focusOpenedMenu } from "../shared/list/focusOpenedMenu.ts";
import { NotLoaded } from "../shared/list/NotLoaded.tsx";
import { type Part, Pager } from "../shared/list/Pager.tsx";
import { BulkDialog, type BulkDialogProps } from "./bulk/BulkDialog.tsx";
import { useBulkAction } from "./bulk/useBulkAction.ts";
import { queryOf } from "./filter/filters.ts";
import { useFilters } from "./filter/useFilters.ts";
import { InventoryToolbar } from "./InventoryToolbar.tsx";
import { InventoryTable } from "./table/InventoryTable.tsx";
import { type Order, useInventory } from "./table/useInventory.ts";

const FIRST_PAGE: Part = { first: 0, max: 20 };
const BY_NAME: Order = { sort: "name", direction: "asc" };

/** What somebody is about to do, with the tokens that were selected then. */
type Asked = Pick<BulkDialogProps, "action" | "tokens">;

/** The tokens of all entities of the realm. */
export function InventoryTab() {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { filters, setFilters } = useFilters();
  const query = useMemo(() => queryOf(filters), [filters]);
  const [part, setPart] = useState(FIRST_PAGE);
  const [order, setOrder] = useState(BY_NAME);
  const [generation, setGeneration] = useState(0);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Asked>();
  const { page, isCurrent, hasFailed } = useInventory(query, part, order, generation);
  const refresh = () => {
    setGeneration((before) => before + 1);
  };
  const { act, toast } = useBulkAction(refresh);
  const isManager = may(...TOKEN_ROLES);

  // The filters may have come with a link. Then, too, the list begins anew.
  const [shown, setShown] = useState(query);
  if (shown !== query) {
    setShown(query);
    setPart({ ...part, first: 0 });
    setSelected([]);
  }
  // The last token of this page is gone, so the table shows the new last page.
  if (page && page.total > 0 && page.tokens.length === 0 && part.first >= page.total) {
    setPart({ ...part, first: Math.floor((page.total - 1) / part.max) * part.max });
  }

  const isLost = hasFailed && !isCurrent;
  // The old page stays while a new one is read, but none of its tokens can be chosen.
  const chosen = page && isCurrent ? page.tokens.filter(({ id }) => selected.includes(id)) : [];
  const onAction = (action: TokenAction) => {
    if (action === "enable") {
      void act(action, chosen);
    } else {
      focusOpenedMenu();
      setAsked({ action, tokens: chosen });
    }
  };
  const turn = (next: Part) => {
    setSelected([]);
    setPart(next);
  };
  const pager = (variant: "top" | "bottom") =>
    page &&
    !isLost && (
      <Pager
        id="inventory"
        variant={variant}
        perPageLabel={t("tokensPerPage")}
        first={part.first}
        max={part.max}
        count={page.total}
        onPart={turn}
      />
    );

  return (
    <>
      {toast}
      {asked && (
        <BulkDialog
          {...asked}
          onConfirm={() => {
            setAsked(undefined);
            void act(asked.action, asked.tokens);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
      <InventoryToolbar
        filters={filters}
        onFilters={setFilters}
        onRefresh={refresh}
        bulk={isManager && <BulkActions selected={chosen.length} onAction={onAction} />}
        pagination={pager("top")}
      />
      {isLost ? (
        <NotLoaded onRetry={refresh} />
      ) : page === undefined ? (
        <KeycloakSpinner />
      ) : page.total === 0 ? (
        <NoTokens query={page.query} />
      ) : (
        <>
          <InventoryTable
            tokens={page.tokens}
            order={order}
            onOrder={(next) => {
              turn({ ...part, first: 0 });
              setOrder(next);
            }}
            {...(isManager && {
              selection: { ids: selected, isDisabled: !isCurrent, onIds: setSelected },
            })}
          />
          {pager("bottom")}
        </>
      )}
    </>
  );
}

function NoTokens({ query }: { readonly query: InventoryQuery }) {
  const { t } = useTranslation();
  return Object.values(query).some((value) => value !== undefined) ? (
    <ListEmptyState
      isSearchVariant
      message={t("inventoryNoneFound")}
      instructions={t("inventoryNoneFoundExplain")}
    />
  ) : (
    <ListEmptyState message={t("tokensEmpty")} instructions={t("inventoryEmptyExplain")} />
  );
}
