import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { endSecret, type EntityToken } from "../../api/tokens.ts";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { oldSecretsOf } from "../oldSecrets.ts";

interface EndSecretDialogProps {
  readonly token: EntityToken;
  readonly generation: number;
  readonly now: number;
  readonly onEnded: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before an older secret ends, and says what happens to those who still use it. */
export function EndSecretDialog(props: EndSecretDialogProps) {
  const { token, generation, now, onEnded, onClose } = props;
  const { t } = useTranslation();
  const rest = useRest();
  const { dateTime, number } = useFormats();
  const { addAlert, addError } = useAlerts();
  const values = { generation: number(generation), name: token.name };
  const lastUsed = oldSecretsOf(token, now).find((old) => old.generation === generation)?.lastUsed;
  const lastUsedIp = token.secrets?.find((one) => one.generation === generation)?.lastUsedIp;

  const end = async () => {
    onClose();
    try {
      await endSecret(rest, token, generation);
      addAlert(t("secretEnded", values));
      await onEnded();
    } catch (error) {
      addError("secretEndError", error);
    }
  };

  return (
    <ConfirmDialog
      title={t("secretEndTitle", values)}
      confirmLabel={t("secretEndNow")}
      isDanger
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p className="pf-v5-u-mb-sm">
        {lastUsed === undefined
          ? t("secretEndUnused")
          : t("secretEndUsed", {
              time: dateTime(lastUsed),
              address: lastUsedIp ?? "—",
            })}
      </p>
      <p>{t("secretEndExplain")}</p>
    </ConfirmDialog>
  );
}
