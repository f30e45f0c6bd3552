import { Button, Label, Popover } from "@patternfly/react-core";
import { ExclamationTriangleIcon } from "@patternfly/react-icons";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/text/useFormats.ts";
import { rowMenuId } from "./RowMenu.tsx";

interface SuspicionLabelProps {
  readonly tokenId: string;
  readonly tokenName: string;
  /** The time at which somebody presented an old secret. */
  readonly suspected: number;
  /** Present if the admin may dismiss the suspicion. */
  readonly onDismiss?: (() => void) | undefined;
}

/** Warns that somebody may have stolen a secret; a click says what to do. */
export function SuspicionLabel(props: SuspicionLabelProps) {
  const { tokenId, tokenName, suspected, onDismiss } = props;
  const { t } = useTranslation();
  const { dateTime } = useFormats();

  // The label vanishes with the suspicion, and the focus with it.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) {
        document.getElementById(rowMenuId(tokenId))?.focus();
      }
    },
    [tokenId],
  );

  return (
    <Popover
      headerContent={t("tokenSuspicion")}
      closeBtnAriaLabel={t("close")}
      data-testid={`suspicion-of-${tokenName}`}
      bodyContent={
        <>
          <p className="pf-v5-u-mb-sm">{t("tokenSuspicionWhat", { time: dateTime(suspected) })}</p>
          <p>{t("tokenSuspicionRemedy")}</p>
        </>
      }
      footerContent={
        onDismiss &&
        ((hide) => (
          <Button
            isInline
            variant="link"
            data-testid={`dismiss-${tokenName}`}
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
        color="orange"
        icon={<ExclamationTriangleIcon />}
        data-testid={`suspicion-${tokenName}`}
        // Without a handler, the label would be no button for the keyboard. The popover opens it.
        onClick={() => undefined}
      >
        {t("tokenSuspicion")}
      </Label>
    </Popover>
  );
}
