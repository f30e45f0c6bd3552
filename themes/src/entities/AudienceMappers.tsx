import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { Button, Flex, FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { findClient } from "../api/clients.ts";
import { useRest } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { CLIENT_MAPPERS_ROLES } from "../roles.ts";
import { Name } from "../shared/text/Name.tsx";

/** Leads from the clients of an audience to the mappers that shape what tokens tell them. */
export function AudienceMappers({ clientIds }: { readonly clientIds: readonly string[] }) {
  const { t } = useTranslation();
  const rest = useRest();
  const { may, navigate } = useConsole();
  const { addAlert, addError } = useAlerts();

  const open = async (clientId: string) => {
    try {
      const client = await findClient(rest, clientId);
      if (client === undefined) {
        addAlert(t("entityAudienceGone"));
      } else {
        navigate(`/clients/${client.id}/clientScopes/dedicated`);
      }
    } catch (error) {
      addError("entityAudienceLoadError", error);
    }
  };

  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{t("entityAudienceMappers")}</HelperTextItem>
      </HelperText>
      {may(...CLIENT_MAPPERS_ROLES) && (
        <Flex>
          {clientIds.map((clientId) => (
            <Button
              key={clientId}
              isInline
              variant="link"
              data-testid={`mappers-${clientId}`}
              onClick={() => void open(clientId)}
            >
              <Name of={clientId} />
            </Button>
          ))}
        </Flex>
      )}
    </FormHelperText>
  );
}
