import { MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { ActionsColumn, type IAction } from "@patternfly/react-table";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { isolated } from "../../shared/text/names.ts";

interface RowMenuProps {
  readonly token: EntityToken;
  readonly onEdit: () => void;
  readonly onRotate: () => void;
  readonly onDelete: () => void;
}

/** The id of the button that opens the menu. */
export function rowMenuId(tokenId: string): string {
  return `actions-${tokenId}`;
}

/** The actions that an admin may take on a token. A revoked token can only be deleted. */
export function RowMenu({ token, onEdit, onRotate, onDelete }: RowMenuProps) {
  const { t } = useTranslation();
  const changes: readonly IAction[] = [
    { title: t("tokenEdit"), onClick: onEdit },
    { title: t("tokenRotate"), description: t("tokenRotateWhat"), onClick: onRotate },
    { isSeparator: true },
  ];
  return (
    <ActionsColumn
      popperProps={{ position: "right", minWidth: "18rem" }}
      items={[
        ...(token.status === "revoked" ? [] : changes),
        { title: t("delete"), onClick: onDelete },
      ]}
      actionsToggle={({ onToggle, isOpen, toggleRef }) => (
        <MenuToggle
          ref={toggleRef as Ref<HTMLButtonElement>}
          id={rowMenuId(token.id)}
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
  );
}
