import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { hasStatus, useRest, type Versioned } from "../../api/rest.ts";
import { deleteToken, type EntityToken, updateToken } from "../../api/tokens.ts";

/** Switches a token on or off, and deletes it. */
export function useTokenChange(token: Versioned<EntityToken>, reload: () => Promise<void>) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();

  const setEnabled = async (enabled: boolean) => {
    try {
      await updateToken(rest, token, { enabled });
      await reload();
      addAlert(t(enabled ? "tokenEnabled" : "tokenDisabled"));
    } catch (error) {
      if (hasStatus(error, 412)) {
        addAlert(t("tokenChangedMeanwhile"), AlertVariant.warning);
        await reload();
      } else {
        addError("tokenSaveError", error);
      }
    }
  };

  return { setEnabled, remove: () => deleteToken(rest, token.value) };
}
