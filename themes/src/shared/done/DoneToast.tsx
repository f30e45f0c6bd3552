import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Something that was done. */
export interface Done {
  readonly title: string;
  /** Names what was changed. */
  readonly names: string;
  /** Says what was not changed, and why. */
  readonly problem?: string | undefined;
  /** Absent if there is nothing to undo. */
  readonly undo?: (() => void) | undefined;
}

interface DoneToastProps {
  readonly done: Done;
  readonly onClose: () => void;
}

/** Time enough to read, think and reach the button. It stands still under pointer and focus. */
const TIMEOUT = 20_000;

/**
 * Says what was done, and offers to undo it. Keycloak's own alerts hold text only, and go after
 * eight seconds.
 */
export function DoneToast({ done, onClose }: DoneToastProps) {
  const { t } = useTranslation();
  useLostFocus();
  const { title, names, problem, undo } = done;
  return (
    <AlertGroup isToast isLiveRegion data-testid="done">
      <Alert
        variant={problem === undefined ? "success" : "warning"}
        component="p"
        variantLabel=""
        title={title}
        timeout={TIMEOUT}
        onTimeout={onClose}
        actionClose={<AlertActionCloseButton aria-label={t("close")} onClose={onClose} />}
        actionLinks={
          undo && (
            <AlertActionLink
              data-testid="undo"
              onClick={() => {
                onClose();
                undo();
              }}
            >
              {t("undo")}
            </AlertActionLink>
          )
        }
      >
        <p className="pf-v5-u-text-break-word">{names}</p>
        {problem !== undefined && <p>{problem}</p>}
      </Alert>
    </AlertGroup>
  );
}

/** Gives the focus back if it goes with the toast, and leaves it alone if it is elsewhere. */
function useLostFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    },
    [before],
  );
}
