import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { DropdownItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Versioned } from "../../api/rest.ts";
import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { TOKEN_ROLES } from "../../roles.ts";
import { sayOnNextPage } from "../../shared/frame/LastWord.tsx";
import { ACTION_MENU, ViewHeader } from "../../shared/frame/ViewHeader.tsx";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { IconLabel } from "../../shared/IconLabel.tsx";
import { RotateDialog } from "../rotate/RotateDialog.tsx";
import { DeleteTokensDialog } from "../table/DeleteTokensDialog.tsx";
import { isSwitchable } from "../table/status.ts";
import { StatusLabel } from "../table/StatusLabel.tsx";
import { SUSPICION } from "../table/SuspicionLabel.tsx";
import { useTokenChange } from "./useTokenChange.ts";

interface TokenHeaderProps {
  readonly token: Versioned<EntityToken>;
  readonly now: number;
  readonly reload: () => Promise<void>;
  /** Shows a new secret; the element with this id gets the focus afterwards. */
  readonly onRotated: (openerId: string) => (rotated: IssuedToken) => void;
}

/** The header of a token's page, with its switch and its menu. */
export function TokenHeader({ token, now, reload, onRotated }: TokenHeaderProps) {
  const { t } = useTranslation();
  const { may, navigate } = useConsole();
  const { addError } = useAlerts();
  const { setEnabled, remove } = useTokenChange(token, reload);
  const [dialog, setDialog] = useState<"disable" | "rotate" | "delete">();
  const { name, enabled, status, entityName, entityId, suspectedTimestamp } = token.value;
  const isManager = may(...TOKEN_ROLES);
  const isRevoked = status === "revoked";
  const close = () => {
    setDialog(undefined);
  };

  return (
    <>
      {dialog === "disable" && (
        <ConfirmDialog
          title={t("tokenDisableTitle", { name })}
          confirmLabel={t("disable")}
          onConfirm={() => {
            close();
            void setEnabled(false);
          }}
          onClose={close}
        >
          {t("tokenDisableExplain")}
        </ConfirmDialog>
      )}
      {dialog === "rotate" && (
        <RotateDialog
          token={token.value}
          onClose={close}
          onRotated={(rotated) => {
            close();
            onRotated(ACTION_MENU)(rotated);
          }}
        />
      )}
      {dialog === "delete" && (
        <DeleteTokensDialog
          tokens={[token.value]}
          onClose={close}
          onConfirm={() => {
            close();
            remove().then(
              () => {
                sayOnNextPage(t("tokenDeleted"));
                navigate(`/entities/${entityId}/tokens`, { isUnasked: true });
              },
              (error: unknown) => {
                addError("tokenDeleteError", error);
              },
            );
          }}
        />
      )}
      <ViewHeader
        title={name}
        explanation={t("tokenExplain", { entity: entityName })}
        badges={
          <>
            <StatusLabel token={token.value} now={now} />
            {suspectedTimestamp !== undefined && <IconLabel look={SUSPICION} />}
          </>
        }
        enabled={{
          isOn: enabled && !isRevoked,
          isReadOnly: !isManager || !isSwitchable(token.value),
          help: t("tokenEnabledHelp"),
          onToggle: (isOn) => {
            if (isOn) {
              void setEnabled(true);
            } else {
              setDialog("disable");
            }
          },
        }}
        actions={
          isManager && (
            <>
              {!isRevoked && (
                <DropdownItem
                  data-testid="rotate"
                  onClick={() => {
                    setDialog("rotate");
                  }}
                >
                  {t("tokenRotate")}
                </DropdownItem>
              )}
              <DropdownItem
                data-testid="delete"
                onClick={() => {
                  setDialog("delete");
                }}
              >
                {t("delete")}
              </DropdownItem>
            </>
          )
        }
      />
    </>
  );
}
