import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { Name } from "../../shared/text/Name.tsx";
import { SelectBox } from "../../tokens/table/SelectBox.tsx";
import { FactCells, NameCell } from "../../tokens/table/TokenCells.tsx";

interface InventoryRowProps {
  readonly token: EntityToken;
  /** Present if the admin may change tokens. */
  readonly select?: {
    readonly isSelected: boolean;
    readonly isDisabled: boolean;
    readonly onSelect: (isSelected: boolean) => void;
  };
}

/** A token of any entity. */
export function InventoryRow({ token, select }: InventoryRowProps) {
  const { t } = useTranslation();
  const { name, entityId, entityName } = token;
  return (
    <Tr data-testid={`token-${name}`}>
      {select && (
        <Td className="pf-v5-c-table__check">
          <SelectBox
            label={t("inventorySelect", { name, entity: entityName })}
            isSelected={select.isSelected}
            isDisabled={select.isDisabled}
            onSelect={select.onSelect}
          />
        </Td>
      )}
      <NameCell token={token} />
      <Td dataLabel={t("inventoryEntity")} modifier="breakWord">
        <ConsoleLink to={`/entities/${entityId}/tokens`}>
          <Name of={entityName} />
        </ConsoleLink>
      </Td>
      <FactCells token={token} />
    </Tr>
  );
}
