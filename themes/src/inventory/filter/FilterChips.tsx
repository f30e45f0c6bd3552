import { Button, Chip, Flex, FlexItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Name } from "../../shared/text/Name.tsx";
import { type FilterName, type Filters, namesOf } from "./filters.ts";
import { FILTER_KEYS, useFilterText } from "./filterWords.ts";

interface FilterChipsProps {
  readonly filters: Filters;
  readonly entityName: string;
  readonly onRemove: (name: FilterName) => void;
  readonly onClear: () => void;
}

/** The filters that are set; each can be taken away. */
export function FilterChips({ filters, entityName, onRemove, onClear }: FilterChipsProps) {
  const { t } = useTranslation();
  const filterText = useFilterText(entityName);
  const names = namesOf(filters);
  if (names.length === 0) {
    return null;
  }
  return (
    <Flex
      role="group"
      aria-label={t("inventoryFilters")}
      data-testid="inventory-chips"
      spaceItems={{ default: "spaceItemsSm" }}
      className="pf-v5-u-px-md pf-v5-u-pb-md"
    >
      {names.map((name) => {
        const label = t(FILTER_KEYS[name]);
        const text = filterText(name, filters);
        return (
          <FlexItem key={name}>
            <Chip
              data-testid={`chip-${name}`}
              textMaxWidth="40ch"
              closeBtnAriaLabel={t("inventoryRemoveFilter", { name: label })}
              onClick={() => {
                onRemove(name);
              }}
            >
              <Name of={text === "" ? label : `${label}: ${text}`} />
            </Chip>
          </FlexItem>
        );
      })}
      <FlexItem>
        <Button variant="link" isInline data-testid="inventory-clear" onClick={onClear}>
          {t("clearAllFilters")}
        </Button>
      </FlexItem>
    </Flex>
  );
}
