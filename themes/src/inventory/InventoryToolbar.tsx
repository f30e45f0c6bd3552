import { Badge, Button, MenuToggle, ToolbarItem } from "@patternfly/react-core";
import { FilterIcon, SyncAltIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePastedToken } from "../shared/list/PastedToken.tsx";
import { ListToolbar } from "../shared/list/ListToolbar.tsx";
import { useFormats } from "../shared/text/useFormats.ts";
import { FilterChips } from "./filter/FilterChips.tsx";
import { FilterPanel } from "./filter/FilterPanel.tsx";
import { type Filters, namesOf, NO_FILTERS } from "./filter/filters.ts";
import { SearchField } from "./filter/SearchField.tsx";
import { useEntityName } from "./filter/useEntityName.ts";

interface InventoryToolbarProps {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly onRefresh: () => void;
  readonly bulk: ReactNode;
  readonly pagination: ReactNode;
}

const PANEL = "inventory-filter-panel";

/** Searches and filters the tokens of the realm. The chips say which filters are set. */
export function InventoryToolbar(props: InventoryToolbarProps) {
  const { filters, onFilters, onRefresh, bulk, pagination } = props;
  const { t } = useTranslation();
  const { number } = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const pasted = usePastedToken();
  const entityName = useEntityName(filters.entityId);
  const set = namesOf(filters).filter((name) => name !== "search").length;
  const change = (changes: Partial<Filters>) => {
    onFilters({ ...filters, ...changes });
  };
  return (
    <>
      <ListToolbar pasted={pasted} pagination={pagination}>
        <ToolbarItem variant="search-filter">
          <SearchField
            id="inventory-search"
            label={t("tokenSearch")}
            text={filters.search}
            onText={(search) => {
              if (search === "") {
                pasted.forget();
              }
              change({ search });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <MenuToggle
            data-testid="inventory-filter"
            icon={<FilterIcon />}
            isExpanded={isOpen}
            aria-controls={PANEL}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
            {...(set > 0 && { badge: <Badge isRead>{number(set)}</Badge> })}
          >
            {t("inventoryFilter")}
          </MenuToggle>
        </ToolbarItem>
        {bulk && <ToolbarItem>{bulk}</ToolbarItem>}
        <ToolbarItem>
          <Button
            variant="link"
            icon={<SyncAltIcon />}
            data-testid="inventory-refresh"
            onClick={onRefresh}
          >
            {t("refresh")}
          </Button>
        </ToolbarItem>
      </ListToolbar>
      {isOpen && (
        <div onChangeCapture={pasted.onChangeCapture}>
          <FilterPanel id={PANEL} filters={filters} entityName={entityName} onFilter={change} />
        </div>
      )}
      <FilterChips
        filters={filters}
        entityName={entityName}
        onRemove={(name) => {
          change({ [name]: NO_FILTERS[name] });
        }}
        onClear={() => {
          onFilters(NO_FILTERS);
        }}
      />
    </>
  );
}
