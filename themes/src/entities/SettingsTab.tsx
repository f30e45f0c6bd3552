import { TextControl, useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, AlertVariant, Button, Form, PageSection } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type Entity, updateEntity } from "../api/entities.ts";
import { ApiError, hasStatus, useRest, type Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { ChangedMeanwhile } from "../shared/ChangedMeanwhile.tsx";
import { FieldHelp } from "../shared/field/FieldHelp.tsx";
import { fieldName } from "../shared/text/fieldName.ts";
import { useLeaveGuard } from "../shared/useLeaveGuard.tsx";
import { ENTITY_ROLES } from "../roles.ts";
import {
  changesOf,
  type Merge,
  merge,
  SETTINGS,
  type SettingName,
  type Settings,
  settingsOf,
} from "./settings.ts";
import { SettingsFields } from "./SettingsFields.tsx";

type SettingsForm = Settings & { name: string };

interface SettingsTabProps {
  readonly entity: Versioned<Entity>;
  /** Reads the entity again. */
  readonly reload: () => Promise<void>;
}

/** The form for the settings of an entity. */
export function SettingsTab({ entity, reload }: SettingsTabProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { may } = useConsole();
  const { addAlert, addError } = useAlerts();
  const isReadOnly = !may(...ENTITY_ROLES);
  const form = useForm<SettingsForm>({ defaultValues: valuesOf(entity.value) });
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty);
  const [conflict, setConflict] = useState<Merge>();
  const shown = useRef(entity);
  // The settings that the form last showed or saved. Typed text is a change of these.
  const base = useRef(settingsOf(entity.value));

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
    if (merged.theirs.length > 0) {
      setConflict(merged);
    }
  }, [entity, form]);

  const save = async (settings: SettingsForm) => {
    try {
      const changes = changesOf(settings);
      await updateEntity(rest, entity, changes);
      base.current = settingsOf(changes);
      for (const name of SETTINGS) {
        // The admin may have typed more while the server saved.
        if (form.getValues(name) === settings[name]) {
          form.setValue(name, base.current[name]);
        }
      }
      setConflict(undefined);
      addAlert(t("entitySaved"));
      await reload();
    } catch (error) {
      if (hasStatus(error, 412)) {
        addAlert(t("entityChangedMeanwhile"), AlertVariant.warning);
        await reload();
      } else if (error instanceof ApiError && isSetting(error.field)) {
        form.setError(error.field, { message: error.message }, { shouldFocus: true });
      } else {
        addError("entitySaveError", error);
      }
    }
  };

  const revert = () => {
    form.reset(valuesOf(entity.value));
    setConflict(undefined);
  };

  const changed = (name: SettingName) => ({
    term: fieldName(t, name),
    text: [settingsOf(entity.value)[name]].flat().join(", ") || "—",
  });

  return (
    <PageSection variant="light">
      {leaveDialog}
      {conflict && (
        <ChangedMeanwhile
          title={t("entityChangedMeanwhile")}
          contested={conflict.contested.map(changed)}
          taken={conflict.theirs.filter((name) => !conflict.contested.includes(name)).map(changed)}
        />
      )}
      <FormProvider {...form}>
        <Form isHorizontal onSubmit={(event) => void form.handleSubmit(save)(event)}>
          <TextControl
            name="name"
            label={t("name")}
            labelIcon={<FieldHelp label={t("name")} text={t("entityNameHelp")} />}
            readOnlyVariant="default"
          />
          <SettingsFields isReadOnly={isReadOnly} />
          {!isReadOnly && (
            <ActionGroup>
              <Button type="submit" data-testid="save" isAriaDisabled={isSubmitting}>
                {t("save")}
              </Button>
              <Button
                variant="link"
                data-testid="revert"
                onClick={revert}
                isAriaDisabled={isSubmitting}
              >
                {t("revert")}
              </Button>
            </ActionGroup>
          )}
        </Form>
      </FormProvider>
    </PageSection>
  );
}

function valuesOf(entity: Entity): SettingsForm {
  return { name: entity.name, ...settingsOf(entity) };
}

function isSetting(field: string | undefined): field is keyof Settings {
  return SETTINGS.some((name) => name === field);
}
