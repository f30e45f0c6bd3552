import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant } from "@patternfly/react-core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type Entity, tryEntityChanges, updateEntity } from "../api/entities.ts";
import { ApiError, fieldOf, hasStatus, useRest, type Versioned } from "../api/rest.ts";
import { useDraft } from "../shared/draft/useDraft.tsx";
import { useShutOut } from "../tokens/dryrun/useShutOut.ts";
import { mayShutOut } from "../tokens/fields/network.ts";
import { changesOf, type Merge, merge, SETTINGS, type Settings, settingsOf } from "./settings.ts";

export type SettingsForm = Settings & { name: string };

/**
 * The form for the settings of an entity, with all that happens to it until it is saved.
 *
 * @param reload reads the entity again
 */
export function useSettingsForm(
  entity: Versioned<Entity>,
  isReadOnly: boolean,
  reload: () => Promise<void>,
) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();
  const initial = useMemo(() => valuesOf(entity.value), [entity]);
  const form = useForm<SettingsForm>({ defaultValues: initial, disabled: isReadOnly });
  const [conflict, setConflict] = useState<Merge>();
  const draft = useDraft({
    form,
    name: `entity ${entity.value.id}`,
    shown: initial,
    version: entity.etag,
  });
  const { question, ask } = useShutOut();
  const shown = useRef(entity);
  // The settings that the form last showed or saved. Typed text is a change of these.
  const base = useRef(settingsOf(entity.value));
  const isSaved = useRef(false);

  // The page reads the entity again after a save, after the switch in the header, and after a
  // conflict with somebody else's change.
  useEffect(() => {
    if (shown.current === entity) {
      return;
    }
    const theirs = settingsOf(entity.value);
    const merged = merge(base.current, form.getValues(), theirs);
    shown.current = entity;
    base.current = theirs;
    form.reset(valuesOf(entity.value));
    for (const name of SETTINGS) {
      form.setValue(name, merged.values[name], { shouldDirty: true });
    }
    // After a save, the server may spell addresses in another way.
    if (merged.theirs.length > 0 && !isSaved.current) {
      setConflict(merged);
    }
    isSaved.current = false;
  }, [entity, form]);

  const fail = async (error: unknown) => {
    const field = fieldOf(error);
    if (hasStatus(error, 412)) {
      addAlert(t("entityChangedMeanwhile"), AlertVariant.warning);
      await reload();
    } else if (error instanceof ApiError && isSetting(field)) {
      form.setError(field, { message: error.message }, { shouldFocus: true });
    } else {
      addError("entitySaveError", error);
    }
  };

  const store = async (settings: SettingsForm, messageKey: string) => {
    try {
      await updateEntity(rest, entity, changesOf(settings));
      base.current = settings;
      isSaved.current = true;
      draft.drop();
      setConflict(undefined);
      addAlert(t(messageKey));
      await reload();
    } catch (error) {
      await fail(error);
    }
  };

  const save = async (settings: SettingsForm) => {
    try {
      const changes = changesOf(settings);
      const keep = () => store(settings, "entitySaved");
      if (!mayShutOut(entity.value.addresses, changes.addresses)) {
        await keep();
      } else if (!ask(await tryEntityChanges(rest, entity, changes), keep)) {
        await store(settings, "entitySavedNobodyOut");
      }
    } catch (error) {
      await fail(error);
    }
  };

  const revert = () => {
    form.reset(initial);
    draft.drop();
    setConflict(undefined);
  };

  return { form, conflict, draftNotice: draft.notice, question, save, revert };
}

function valuesOf(entity: Entity): SettingsForm {
  return { name: entity.name, ...settingsOf(entity) };
}

function isSetting(field: string | undefined): field is keyof Settings {
  return SETTINGS.some((name) => name === field);
}
