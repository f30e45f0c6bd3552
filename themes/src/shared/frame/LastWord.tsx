import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect } from "react";

let lastWord: string | undefined;

/** Shows an alert on the next page. An alert of this page would vanish with the page. */
export function sayOnNextPage(message: string): void {
  lastWord = message;
}

/** Shows the alert that the previous page left behind. */
export function LastWord() {
  const { addAlert } = useAlerts();
  useEffect(() => {
    if (lastWord !== undefined) {
      addAlert(lastWord);
      lastWord = undefined;
    }
  }, [addAlert]);
  return null;
}
