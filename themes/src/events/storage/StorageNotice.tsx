import { Alert, AlertActionLink, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EventSettings } from "../../api/events.ts";
import { useConsole } from "../../console.ts";
import { EVENTS_ROLES } from "../../roles.ts";
import { kindName } from "../words/kinds.ts";
import { StoreEventsDialog } from "./StoreEventsDialog.tsx";
import { storesAll } from "./storing.ts";
import { useEventSettings } from "./useEventSettings.ts";
import { useStoring } from "./useStoring.ts";

/** Says which events the realm does not store, and offers those who may to store them. */
export function StorageNotice({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { settings, reload } = useEventSettings(entityId);
  const { isBusy, question, ask, store, close } = useStoring(entityId, reload);
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
            isAriaDisabled={isBusy}
            onClick={() => void ask()}
          >
            {t("eventStorageRemedy")}
          </AlertActionLink>
        )
      }
    >
      <Missing settings={settings} />
      {!isManager && <p className="pf-v5-u-mt-sm">{t("eventStorageAsk")}</p>}
      {question && (
        <StoreEventsDialog
          key={String(question.isAnew)}
          plan={question.plan}
          isAnew={question.isAnew}
          onConfirm={(choice) => void store(question, choice)}
          onClose={close}
        />
      )}
    </Alert>
  );
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
