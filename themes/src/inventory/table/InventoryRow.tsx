import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { Clamped } from "../../shared/text/Clamped.tsx";
import { Name } from "../../shared/text/Name.tsx";
import { When } from "../../shared/text/When.tsx";
import { tokenPath } from "../../tokens/paths.ts";
import { ExpiryTime } from "../../tokens/table/ExpiryTime.tsx";
import { LastUse } from "../../tokens/table/LastUse.tsx";
import { PermissionLabels } from "../../tokens/table/PermissionLabels.tsx";
import { SelectBox } from "../../tokens/table/SelectBox.tsx";
import { StatusCell } from "../../tokens/table/StatusCell.tsx";

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
      <Td dataLabel={t("name")} modifier="breakWord">
        <TwoLines second={token.hint}>
          <Clamped name={name}>
            <ConsoleLink to={tokenPath(token)}>
              <Name of={name} />
            </ConsoleLink>
          </Clamped>
        </TwoLines>
      </Td>
      <Td dataLabel={t("inventoryEntity")} modifier="breakWord">
        <ConsoleLink to={`/entities/${entityId}/tokens`}>
          <Name of={entityName} />
        </ConsoleLink>
      </Td>
      <Td dataLabel={t("tokenPermissions")}>
        <PermissionLabels permissions={token.permissions} />
      </Td>
      <Td dataLabel={t("tokenStatus")}>
        <StatusCell token={token} />
      </Td>
      <Td dataLabel={t("tokenCreated")}>
        <TwoLines second={token.createdBy}>
          <When time={token.createdTimestamp} />
        </TwoLines>
      </Td>
      <Td dataLabel={t("tokenExpires")}>
        <ExpiryTime token={token} />
      </Td>
      <Td dataLabel={t("lastUsed")}>
        <LastUse token={token} />
      </Td>
    </Tr>
  );
}
