import { KeycloakSpinner } from "@keycloak/keycloak-ui-shared";
import { Messages } from "../shared/frame/Messages.tsx";

/** Stands in place of a page until the stock console has the page's realm. */
export function Waiting() {
  return (
    <Messages>
      <KeycloakSpinner />
    </Messages>
  );
}
