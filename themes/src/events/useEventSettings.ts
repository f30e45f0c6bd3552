import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useCallback, useEffect, useState } from "react";
import { type EventSettings, getEventSettings } from "../api/events.ts";
import { useRest } from "../api/rest.ts";

/** Reads what the realm stores of events. */
export function useEventSettings(entityId: string) {
  const rest = useRest();
  const { addError } = useAlerts();
  const [settings, setSettings] = useState<EventSettings>();
  const [generation, setGeneration] = useState(0);

  useEffect(() => {
    let isWanted = true;
    getEventSettings(rest, entityId).then(
      (read) => {
        if (isWanted) {
          setSettings(read);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          addError("eventSettingsLoadError", error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rest, entityId, generation, addError]);

  const reload = useCallback(() => {
    setGeneration((before) => before + 1);
  }, []);

  return { settings, reload };
}
