import { Alert, AlertActionLink, PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { TOKEN_ROLES } from "../../roles.ts";
import { useLink } from "../../shared/link/useLink.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { tokenPath } from "../paths.ts";
import { useRotateDialog } from "../rotate/useRotateDialog.tsx";
import { useDismissal } from "../table/useDismissal.ts";
import { ACTION_MENU } from "../../shared/frame/ViewHeader.tsx";
import { type Notice, noticesOf } from "./notices.ts";

interface TokenNoticesProps {
  readonly token: EntityToken;
  readonly onChanged: () => Promise<void>;
  /** Shows a new secret; the element with this id gets the focus afterwards. */
  readonly onRotated: (openerId: string) => (rotated: IssuedToken) => void;
}

/** Says in plain words what is wrong with a token, and what to do. */
export function TokenNotices({ token, onChanged, onRotated }: TokenNoticesProps) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { dateTime } = useFormats();
  const rotation = useRotateDialog(token, onRotated(ACTION_MENU));
  const events = useLink(`${tokenPath(token)}/events`);
  const dismiss = useDismissal(() => {
    // The notice vanishes, and the focus with it.
    document.getElementById(ACTION_MENU)?.focus();
    void onChanged();
  });
  const notices = noticesOf(t, token, dateTime);
  const isManager = may(...TOKEN_ROLES);

  if (notices.length === 0) {
    return null;
  }
  const actions = ({ isMendedByRotation, kind }: Notice) => [
    ...(isManager && isMendedByRotation
      ? [
          <AlertActionLink key="rotate" data-testid={`${kind}-rotate`} onClick={rotation.open}>
            {t("tokenRotate")}
          </AlertActionLink>,
        ]
      : []),
    ...(kind === "suspected"
      ? [
          <AlertActionLink key="where" component="a" data-testid="suspected-events" {...events}>
            {t("tokenSuspicionWhere")}
          </AlertActionLink>,
        ]
      : []),
    ...(isManager && kind === "suspected"
      ? [
          <AlertActionLink key="dismiss" data-testid="dismiss" onClick={() => void dismiss(token)}>
            {t("tokenSuspicionDismiss")}
          </AlertActionLink>,
        ]
      : []),
  ];
  return (
    <PageSection variant="light" className="pf-v5-u-pt-0">
      {rotation.dialog}
      {notices.map((notice) => (
        <Alert
          key={notice.kind}
          isInline
          variant={notice.variant}
          component="p"
          className="pf-v5-u-mb-sm"
          data-testid={`notice-${notice.kind}`}
          title={notice.title}
          {...(actions(notice).length > 0 && { actionLinks: actions(notice) })}
        >
          {notice.text}
        </Alert>
      ))}
    </PageSection>
  );
}
