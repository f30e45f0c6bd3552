import { Table, Tbody, Th, Thead, type ThProps, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { SelectBox } from "../../tokens/table/SelectBox.tsx";
import { InventoryRow } from "./InventoryRow.tsx";
import type { Order } from "./useInventory.ts";

interface InventoryTableProps {
  readonly tokens: readonly EntityToken[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** Present if the admin may change tokens. */
  readonly selection?: {
    readonly ids: readonly string[];
    readonly isDisabled: boolean;
    readonly onIds: (ids: readonly string[]) => void;
  };
}

interface Column {
  readonly width?: NonNullable<ThProps["width"]>;
  readonly labelKey: string;
  readonly sort?: NonNullable<Order["sort"]>;
}

const COLUMNS: readonly Column[] = [
  { labelKey: "name", sort: "name", width: 20 },
  { labelKey: "inventoryEntity", width: 15 },
  { labelKey: "tokenPermissions" },
  { labelKey: "tokenStatus" },
  { labelKey: "tokenCreated", sort: "created" },
  { labelKey: "tokenExpires", sort: "expires" },
  { labelKey: "lastUsed", sort: "lastUsed" },
];

/** Tokens of all entities. */
export function InventoryTable({ tokens, order, onOrder, selection }: InventoryTableProps) {
  const { t } = useTranslation();
  const sortBy = {
    index: COLUMNS.findIndex(({ sort }) => sort === order.sort),
    direction: order.direction ?? "asc",
  };
  return (
    <Table variant="compact" aria-label={t("inventory")}>
      <Thead>
        <Tr>
          {selection && (
            <Th className="pf-v5-c-table__check">
              <SelectBox
                label={t("selectAll")}
                isSelected={tokens.every(({ id }) => selection.ids.includes(id))}
                isDisabled={selection.isDisabled}
                onSelect={(isSelected) => {
                  selection.onIds(isSelected ? tokens.map(({ id }) => id) : []);
                }}
              />
            </Th>
          )}
          {COLUMNS.map(({ labelKey, sort, width }, columnIndex) => (
            <Th
              key={labelKey}
              modifier="nowrap"
              {...(width && { width })}
              {...(sort && {
                sort: {
                  columnIndex,
                  sortBy,
                  onSort: (_event, _index, direction) => {
                    onOrder({ sort, direction });
                  },
                },
              })}
            >
              {t(labelKey)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {tokens.map((token) => (
          <InventoryRow
            key={token.id}
            token={token}
            {...(selection && {
              select: {
                isSelected: selection.ids.includes(token.id),
                isDisabled: selection.isDisabled,
                onSelect: (isSelected: boolean) => {
                  const others = selection.ids.filter((id) => id !== token.id);
                  selection.onIds(isSelected ? [...others, token.id] : others);
                },
              },
            })}
          />
        ))}
      </Tbody>
    </Table>
  );
}
