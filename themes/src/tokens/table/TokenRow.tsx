import { Label, LabelGroup, MenuToggle, Switch } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { ActionsColumn, Td, Tr } from "@patternfly/react-table";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { Name } from "../../shared/text/Name.tsx";
import { isolated } from "../../shared/text/names.ts";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { useExpiryText } from "../useExpiryText.ts";
import { LastUse } from "./LastUse.tsx";
import { inOrder, permissionName, PERMISSIONS } from "../permissions.ts";
import { SelectBox } from "./SelectBox.tsx";
import { StatusLabel } from "./StatusLabel.tsx";

interface TokenRowProps {
  readonly token: EntityToken;
  /** Present if the admin may change the token. */
  readonly manage?: {
    readonly isSelected: boolean;
    readonly onSelect: (isSelected: boolean) => void;
    readonly onSwitch: (isOn: boolean) => void;
    readonly onEdit: () => void;
    readonly onDelete: () => void;
  };
}

/** A token in the table. */
export function TokenRow({ token, manage }: TokenRowProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const expiryText = useExpiryText();
  return (
    <Tr data-testid={`token-${token.name}`}>
      {manage && (
        <Td className="pf-v5-c-table__check">
          <SelectBox
            label={t("tokenSelect", { name: token.name })}
            isSelected={manage.isSelected}
            onSelect={manage.onSelect}
          />
        </Td>
      )}
      <Td dataLabel={t("name")} modifier="breakWord">
        <TwoLines second={token.hint}>
          <Name of={token.name} />
        </TwoLines>
      </Td>
      <Td dataLabel={t("tokenPermissions")}>
        <LabelGroup numLabels={PERMISSIONS.length}>
          {inOrder(token.permissions).map((permission) => (
            <Label key={permission} isCompact>
              {permissionName(t, permission)}
            </Label>
          ))}
        </LabelGroup>
      </Td>
      <Td dataLabel={t("tokenStatus")}>
        <StatusLabel token={token} />
      </Td>
      <Td dataLabel={t("tokenCreated")}>
        <TwoLines second={token.createdBy}>{dateTime(token.createdTimestamp)}</TwoLines>
      </Td>
      <Td dataLabel={t("tokenExpires")}>{expiryText(token.expiresTimestamp)}</Td>
      <Td dataLabel={t("lastUsed")}>
        <LastUse token={token} />
      </Td>
      {manage && (
        <>
          <Td dataLabel={t("enabled")}>
            <Switch
              data-testid={`switch-${token.name}`}
              aria-label={`${t("enabled")}: ${isolated(token.name)}`}
              isChecked={token.enabled}
              onChange={(_event, isOn) => {
                manage.onSwitch(isOn);
              }}
            />
          </Td>
          <Td isActionCell>
            <ActionsColumn
              items={[
                { title: t("tokenEdit"), onClick: manage.onEdit },
                { isSeparator: true },
                { title: t("delete"), onClick: manage.onDelete },
              ]}
              actionsToggle={({ onToggle, isOpen, toggleRef }) => (
                <MenuToggle
                  ref={toggleRef as Ref<HTMLButtonElement>}
                  variant="plain"
                  aria-label={`${t("action")}: ${isolated(token.name)}`}
                  data-testid={`actions-${token.name}`}
                  isExpanded={isOpen}
                  onClick={onToggle}
                >
                  <EllipsisVIcon />
                </MenuToggle>
              )}
            />
          </Td>
        </>
      )}
    </Tr>
  );
}
