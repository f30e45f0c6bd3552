import { useTranslation } from "react-i18next";
import type { PolicyPreview } from "../../api/policy.ts";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { Violations } from "./Violations.tsx";

interface ConfirmPolicyDialogProps {
  readonly preview: PolicyPreview;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a policy refuses tokens that are in use. */
export function ConfirmPolicyDialog({ preview, onConfirm, onClose }: ConfirmPolicyDialogProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t("policyConfirmTitle")}
      confirmLabel={t("policyConfirm")}
      isDanger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p className="pf-v5-u-mb-md">{t("policyConfirmExplain")}</p>
      <Violations preview={preview} />
    </ConfirmDialog>
  );
}
