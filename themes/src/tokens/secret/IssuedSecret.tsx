import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { IssuedToken } from "../../api/tokens.ts";
import { useLeaveGuard } from "../../shared/useLeaveGuard.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

/** A token whose secret is shown now. */
export interface Issued {
  readonly token: IssuedToken;
  /** The key of the dialog's title, which names the token. */
  readonly titleKey: string;
  /** The id of the button that gets the focus when the dialog closes. */
  readonly openerId: string;
}

interface IssuedSecretProps {
  readonly issued: Issued;
  readonly hasAudience: boolean;
  readonly onSaved: () => void;
}

/** Shows a secret once, and asks before the admin leaves the page without it. */
export function IssuedSecret({ issued, hasAudience, onSaved }: IssuedSecretProps) {
  const { t } = useTranslation();
  const { token, titleKey, openerId } = issued;
  const leaveDialog = useLeaveGuard(true, t("tokenSecretLeave"));

  // The dialog before this one is gone, and the focus with it.
  useEffect(
    () => () => {
      document.getElementById(openerId)?.focus();
    },
    [openerId],
  );

  return (
    leaveDialog ?? (
      <SecretDialog
        token={token}
        title={t(titleKey, { name: token.name })}
        hasAudience={hasAudience}
        onSaved={() => {
          // React may keep an old state for a while, so the secret is erased from it.
          Object.assign(token, { token: "" });
          onSaved();
        }}
      />
    )
  );
}
