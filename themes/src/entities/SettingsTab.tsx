import { TextControl, useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, AlertVariant, Button, Form, PageSection } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type Entity, updateEntity } from "../api/entities.ts";
import { ApiError, useRest, type Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { ChangedMeanwhile } from "../page/ChangedMeanwhile.tsx";
import { useLeaveGuard } from "../page/useLeaveGuard.tsx";
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

const LABELS: Readonly<Record<SettingName, string>> = {
  displayName: "displayName",
  description: "description",
  audience: "entityAudience",
};

type SettingsForm = Settings & { name: string };

interface SettingsTabProps {
  readonly entity: Versioned<Entity>;
  /** Reads the entity anew. */
  readonly reload: () => Promise<void>;
}

/** What an admin says of an entity. */
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
  // What the form was last filled from or saved as; what was typed is a change of that.
  const base = useRef(settingsOf(entity.value));

  // The entity was read anew: after a save, by the switch in the header, or
  // because somebody else has changed it.
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
        // More may have been typed since.
        if (form.getValues(name) === settings[name]) {
          form.setValue(name, base.current[name]);
        }
      }
      setConflict(undefined);
      addAlert(t("entitySaved"));
      await reload();
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) {
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
    label: t(LABELS[name]),
    value: [settingsOf(entity.value)[name]].flat().join(", ") || "—",
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
            labelIcon={t("entityNameHelp")}
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
