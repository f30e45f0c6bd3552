import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect } from "react";

let lastWord: string | undefined;

/** Says something on the page that is opened next: an alert of this page goes with it. */
export function sayOnNextPage(message: string): void {
  lastWord = message;
}

/** Shows what the page before had to say. */
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
