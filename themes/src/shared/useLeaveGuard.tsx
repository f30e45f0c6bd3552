import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Leave, useConsole } from "../console.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

/**
 * Asks before the admin leaves a page with unsaved input.
 *
 * @param explanation says what would be lost
 * @returns the dialog to render
 */
export function useLeaveGuard(isDirty: boolean, explanation?: string): ReactNode {
  const { t } = useTranslation();
  const { blockLeaving } = useConsole();
  const [leave, setLeave] = useState<Leave>();

  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    return blockLeaving(setLeave);
  }, [isDirty, blockLeaving]);

  return (
    leave && (
      <ConfirmDialog
        title={t("leaveTitle")}
        confirmLabel={t("leave")}
        onConfirm={() => {
          setLeave(undefined);
          leave.proceed();
        }}
        onClose={() => {
          setLeave(undefined);
          leave.stay();
        }}
      >
        {explanation ?? t("leaveExplain")}
      </ConfirmDialog>
    )
  );
}
