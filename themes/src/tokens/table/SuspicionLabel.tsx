import { Button, Label, Popover } from "@patternfly/react-core";
import { ExclamationTriangleIcon } from "@patternfly/react-icons";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import type { Look } from "../../shared/IconLabel.tsx";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { tokenPath } from "../paths.ts";
import { rowMenuId } from "./RowMenu.tsx";

interface SuspicionLabelProps {
  readonly token: EntityToken;
  /** The time at which somebody presented an old secret. */
  readonly suspected: number;
  /** Present if the admin may dismiss the suspicion. */
  readonly onDismiss?: (() => void) | undefined;
}

/** How a suspicion looks, wherever it is shown. */
export const SUSPICION: Look = {
  labelKey: "tokenSuspicion",
  color: "orange",
  Icon: ExclamationTriangleIcon,
};

/** Warns that somebody may have stolen a secret; a click says what to do. */
export function SuspicionLabel({ token, suspected, onDismiss }: SuspicionLabelProps) {
  const { id, name } = token;
  const { t } = useTranslation();
  const { dateTime } = useFormats();

  // The label vanishes with the suspicion, and the focus with it.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) {
        document.getElementById(rowMenuId(id))?.focus();
      }
    },
    [id],
  );

  return (
    <Popover
      headerContent={t(SUSPICION.labelKey)}
      closeBtnAriaLabel={t("close")}
      data-testid={`suspicion-of-${name}`}
      bodyContent={
        <>
          <p className="pf-v5-u-mb-sm">{t("tokenSuspicionWhat", { time: dateTime(suspected) })}</p>
          <p className="pf-v5-u-mb-sm">{t("tokenSuspicionRemedy")}</p>
          <ConsoleLink to={`${tokenPath(token)}/events`}>{t("tokenSuspicionWhere")}</ConsoleLink>
        </>
      }
      footerContent={
        onDismiss &&
        ((hide) => (
          <Button
            isInline
            variant="link"
            data-testid={`dismiss-${name}`}
            onClick={() => {
              hide();
              onDismiss();
            }}
          >
            {t("tokenSuspicionDismiss")}
          </Button>
        ))
      }
    >
      <Label
        isCompact
        color={SUSPICION.color}
        icon={<SUSPICION.Icon />}
        data-testid={`suspicion-${name}`}
        // Without a handler, the label would be no button for the keyboard. The popover opens it.
        onClick={() => undefined}
      >
        {t(SUSPICION.labelKey)}
      </Label>
    </Popover>
  );
}
