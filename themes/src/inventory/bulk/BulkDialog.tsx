import { List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { Name } from "../../shared/text/Name.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";

export interface BulkDialogProps {
  readonly action: "disable" | "delete";
  readonly tokens: readonly EntityToken[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Names the tokens that somebody is about to disable or delete. */
export function BulkDialog({ action, tokens, onConfirm, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const isDeletion = action === "delete";
  const [first] = tokens;
  const manyKey = isDeletion ? "tokensDeleteTitle" : "inventoryDisableTitle";
  const oneKey = isDeletion ? "deleteTitle" : "tokenDisableTitle";
  return (
    <ConfirmDialog
      title={
        tokens.length === 1 && first
          ? t(oneKey, { name: first.name })
          : t(manyKey, { number: number(tokens.length) })
      }
      confirmLabel={t(isDeletion ? "delete" : "disable")}
      isDanger={isDeletion}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p className="pf-v5-u-mb-md">
        {t(isDeletion ? "tokensDeleteExplain" : "inventoryDisableExplain")}
      </p>
      <List
        isPlain
        isBordered
        // Keyboards scroll only what can have the focus.
        tabIndex={0}
        aria-label={t("tokens")}
        style={{ maxHeight: "16rem", overflowY: "auto" }}
      >
        {tokens.map(({ id, name, entityName }) => (
          <ListItem key={id} className="pf-v5-u-text-break-word">
            <Name of={name} />{" "}
            <span className="pf-v5-u-color-200">
              (<Name of={entityName} />)
            </span>
          </ListItem>
        ))}
      </List>
    </ConfirmDialog>
  );
}
