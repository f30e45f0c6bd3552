import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Leave, useConsole } from "../console.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

/**
 * Asks before what was typed is lost by leaving the page.
 *
 * @returns the dialog, to be rendered, and a function that lets one go without being asked
 */
export function useLeaveGuard(isDirty: boolean): [ReactNode, () => void] {
  const { t } = useTranslation();
  const { blockLeaving } = useConsole();
  const [leave, setLeave] = useState<Leave>();
  const release = useRef<() => void>(undefined);

  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    const end = blockLeaving(setLeave);
    release.current = end;
    return end;
  }, [isDirty, blockLeaving]);

  const dialog = leave && (
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
      {t("leaveExplain")}
    </ConfirmDialog>
  );
  return [
    dialog,
    () => {
      release.current?.();
    },
  ];
}
