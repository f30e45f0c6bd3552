import { Alert, AlertActionLink } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

interface DraftNoticeProps {
  /** Whether somebody has changed the thing since the draft was kept. */
  readonly isOutdated: boolean;
  readonly onDiscard: () => void;
}

/** Says that the form shows what was typed before a new login. */
export function DraftNotice({ isOutdated, onDiscard }: DraftNoticeProps) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      variant="info"
      component="p"
      className="pf-v5-u-mb-md"
      data-testid="draft-restored"
      title={t("draftRestored")}
      actionLinks={
        <AlertActionLink data-testid="draft-discard" onClick={onDiscard}>
          {t("draftDiscard")}
        </AlertActionLink>
      }
    >
      {t(isOutdated ? "draftOutdated" : "draftUnsaved")}
    </Alert>
  );
}
