import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getEventsConfig,
  getEventSettings,
  type RealmEventsConfig,
  updateEventsConfig,
} from "../../api/events.ts";
import { useRest } from "../../api/rest.ts";
import {
  isUnchanged,
  type StorageChoice,
  storagePlan,
  type StoragePlan,
  storing,
} from "./storing.ts";

/** A plan that the admin must confirm, with the configuration that it is based on. */
export interface StorageQuestion {
  readonly config: RealmEventsConfig;
  readonly plan: StoragePlan;
  readonly isAnew: boolean;
}

/** Makes the realm store the missing events, after the admin has confirmed the plan. */
export function useStoring(entityId: string, onStored: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();
  const [isBusy, setIsBusy] = useState(false);
  const [question, setQuestion] = useState<StorageQuestion>();

  const read = async (isAnew: boolean): Promise<StorageQuestion> => {
    const [config, settings] = await Promise.all([
      getEventsConfig(rest),
      getEventSettings(rest, entityId),
    ]);
    return { config, plan: storagePlan(config, settings), isAnew };
  };
  const busily = async (act: () => Promise<void>) => {
    setIsBusy(true);
    try {
      await act();
    } catch (error) {
      addError("eventStorageError", error);
    } finally {
      setIsBusy(false);
    }
  };
  const ask = () =>
    busily(async () => {
      setQuestion(await read(false));
    });
  const store = ({ config, plan }: StorageQuestion, choice: StorageChoice) =>
    busily(async () => {
      // Keycloak keeps no version of this configuration, so a fresh copy is compared with the
      // one that the admin has seen.
      const now = await read(true);
      if (!isUnchanged(config, now.config)) {
        setQuestion(now);
        return;
      }
      // Keycloak clears what the call leaves out, such as the expiration. So the call is complete.
      await updateEventsConfig(rest, storing(config, plan, choice));
      setQuestion(undefined);
      addAlert(t("eventStorageDone"));
      onStored();
    });
  const close = () => {
    setQuestion(undefined);
  };

  return { isBusy, question, ask, store, close };
}
