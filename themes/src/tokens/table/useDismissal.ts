import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { dismissSuspicion, type EntityToken } from "../../api/tokens.ts";

/** Dismisses the suspicion about a token, and shows the result in an alert. */
export function useDismissal(onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();

  return async (token: EntityToken) => {
    try {
      await dismissSuspicion(rest, token);
      addAlert(t("tokenSuspicionDismissed"));
      onDone();
    } catch (error) {
      addError("tokenSuspicionError", error);
    }
  };
}
