import { useTranslation } from "react-i18next";
import type { EntityToken } from "../api/tokens.ts";
import { ConfirmDialog } from "../page/ConfirmDialog.tsx";
import { useFormats } from "../page/useFormats.ts";

interface DeleteTokensDialogProps {
  readonly tokens: readonly EntityToken[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before tokens go for good. */
export function DeleteTokensDialog({ tokens, onConfirm, onClose }: DeleteTokensDialogProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [first] = tokens;
  return (
    <ConfirmDialog
      title={
        tokens.length === 1 && first
          ? t("tokenDeleteTitle", { name: first.name })
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
