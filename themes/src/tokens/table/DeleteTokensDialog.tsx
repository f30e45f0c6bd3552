import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";

interface DeleteTokensDialogProps {
  readonly tokens: readonly EntityToken[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before tokens are deleted. */
export function DeleteTokensDialog({ tokens, onConfirm, onClose }: DeleteTokensDialogProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [first] = tokens;
  return (
    <ConfirmDialog
      title={
        tokens.length === 1 && first
          ? t("deleteTitle", { name: first.name })
          : t("tokensDeleteTitle", { number: number(tokens.length) })
      }
      confirmLabel={t("delete")}
      isDanger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {t("tokensDeleteExplain")}
    </ConfirmDialog>
  );
}
