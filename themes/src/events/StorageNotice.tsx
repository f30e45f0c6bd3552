import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { Alert, AlertActionLink, List, ListItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type EventSettings, getEventsConfig, updateEventsConfig } from "../api/events.ts";
import { useRest } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { EVENTS_ROLES } from "../roles.ts";
import { kindName } from "./kinds.ts";
import { storesAll, storingAll } from "./storing.ts";
import { useEventSettings } from "./useEventSettings.ts";

/** Says what of this page the realm does not store, and has it stored by those who may. */
export function StorageNotice({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { settings, reload } = useEventSettings(entityId);
  const { isStoring, store } = useStoring(reload);
  const isManager = may(...EVENTS_ROLES);

  if (settings === undefined || storesAll(settings)) {
    return null;
  }
  return (
    <Alert
      isInline
      variant="warning"
      component="p"
      className="pf-v5-u-m-md"
      data-testid="event-storage-notice"
      title={t("eventStorageTitle")}
      actionLinks={
        isManager && (
          <AlertActionLink
            data-testid="event-storage-remedy"
            isAriaDisabled={isStoring}
            onClick={() => void store(settings)}
          >
            {t("eventStorageRemedy")}
          </AlertActionLink>
        )
      }
    >
      <Missing settings={settings} />
      {!isManager && <p className="pf-v5-u-mt-sm">{t("eventStorageAsk")}</p>}
    </Alert>
  );
}

function useStoring(onStored: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();
  const [isStoring, setIsStoring] = useState(false);

  const store = async (settings: EventSettings) => {
    setIsStoring(true);
    try {
      // What is left out of this call, Keycloak takes for cleared: how long events are kept.
      await updateEventsConfig(rest, storingAll(await getEventsConfig(rest), settings));
      addAlert(t("eventStorageDone"));
      onStored();
    } catch (error) {
      addError("eventStorageError", error);
    } finally {
      setIsStoring(false);
    }
  };

  return { isStoring, store };
}

function Missing({ settings }: { readonly settings: EventSettings }) {
  const { t } = useTranslation();
  const { adminEventsEnabled, adminEventsDetailsEnabled, eventsEnabled } = settings;
  return (
    <List>
      {!adminEventsEnabled && <ListItem>{t("eventStorageNoChanges")}</ListItem>}
      {adminEventsEnabled && !adminEventsDetailsEnabled && (
        <ListItem>{t("eventStorageNoDetails")}</ListItem>
      )}
      {!eventsEnabled && <ListItem>{t("eventStorageNoUses")}</ListItem>}
      {eventsEnabled && settings.missingEventTypes.length > 0 && (
        <ListItem>
          {t("eventStorageSomeUses")}
          <List>
            {settings.missingEventTypes.map((type) => (
              <ListItem key={type}>{kindName(t, type)}</ListItem>
            ))}
          </List>
        </ListItem>
      )}
    </List>
  );
}
