import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteEntity, type Entity } from "../api/entities.ts";
import { useRest } from "../api/rest.ts";
import { countTokens } from "../api/tokens.ts";
import { whileWanted } from "../shared/answer.ts";
import { ConfirmDialog } from "../shared/ConfirmDialog.tsx";
import { useFormats } from "../shared/text/useFormats.ts";

interface DeleteEntityDialogProps {
  readonly entity: Entity;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before an entity is deleted, and says how many tokens are deleted with it. */
export function DeleteEntityDialog({ entity, onClose, onDeleted }: DeleteEntityDialogProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const rest = useRest();
  const { addError } = useAlerts();
  const [tokenCount, setTokenCount] = useState(entity.tokenCount);

  // The caller may have read the entity long ago.
  useEffect(
    () =>
      whileWanted(countTokens(rest, entity.id, {}), setTokenCount, (error) => {
        addError("tokensLoadError", error);
      }),
    [rest, entity.id, addError],
  );

  const remove = async () => {
    onClose();
    try {
      await deleteEntity(rest, entity.id);
      onDeleted();
    } catch (error) {
      addError("entityDeleteError", error);
    }
  };

  return (
    <ConfirmDialog
      title={t("deleteTitle", { name: entity.name })}
      confirmLabel={t("delete")}
      isDanger
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {tokenCount === 0
        ? t("entityDeleteNoTokens")
        : tokenCount === 1
          ? t("entityDeleteOneToken")
          : t("entityDeleteTokens", { number: number(tokenCount) })}
    </ConfirmDialog>
  );
}
