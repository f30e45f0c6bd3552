import { Flex, Switch } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { isolated } from "../../shared/text/names.ts";
import { RotateButton } from "./RotateButton.tsx";
import { RowMenu } from "./RowMenu.tsx";
import { SelectBox } from "./SelectBox.tsx";
import { isSwitchable } from "./status.ts";
import { FactCells, NameCell } from "./TokenCells.tsx";

interface TokenRowProps {
  readonly token: EntityToken;
  /** Present if the admin may change the token. */
  readonly manage?: {
    readonly isSelected: boolean;
    readonly isSelectDisabled: boolean;
    readonly onSelect: (isSelected: boolean) => void;
    readonly onSwitch: (isOn: boolean) => void;
    readonly onDismiss: () => void;
    readonly onEdit: () => void;
    readonly onRotate: () => void;
    readonly onDelete: () => void;
  };
}

/** In a narrow window a row is a grid, where the buttons would take the room of the values. */
const ROW_OF_ITS_OWN = { gridRow: "auto", gridColumn: "1 / span 2" } as const;

/** A token in the table. */
export function TokenRow({ token, manage }: TokenRowProps) {
  const { t } = useTranslation();
  const isRevoked = token.status === "revoked";
  return (
    <Tr data-testid={`token-${token.name}`}>
      {manage && (
        <Td className="pf-v5-c-table__check">
          <SelectBox
            label={t("tokenSelect", { name: token.name })}
            isSelected={manage.isSelected}
            isDisabled={manage.isSelectDisabled}
            onSelect={manage.onSelect}
          />
        </Td>
      )}
      <NameCell token={token} />
      <FactCells token={token} onDismiss={manage?.onDismiss} />
      {manage && (
        <>
          <Td dataLabel={t("enabled")}>
            <Switch
              data-testid={`switch-${token.name}`}
              aria-label={`${t("enabled")}: ${isolated(token.name)}`}
              isChecked={token.enabled && !isRevoked}
              isDisabled={!isSwitchable(token)}
              onChange={(_event, isOn) => {
                manage.onSwitch(isOn);
              }}
            />
          </Td>
          <Td isActionCell style={ROW_OF_ITS_OWN}>
            <Flex
              flexWrap={{ default: "nowrap" }}
              spaceItems={{ default: "spaceItemsNone" }}
              justifyContent={{ default: "justifyContentFlexEnd" }}
            >
              {!isRevoked && <RotateButton token={token} onRotate={manage.onRotate} />}
              <RowMenu
                token={token}
                onEdit={manage.onEdit}
                onRotate={manage.onRotate}
                onDelete={manage.onDelete}
              />
            </Flex>
          </Td>
        </>
      )}
    </Tr>
  );
}
