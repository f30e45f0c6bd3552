import { TextControl, useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, AlertVariant, Button, Form, PageSection } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type Entity, updateEntity } from "../api/entities.ts";
import { ApiError, useRest, type Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { useLeaveGuard } from "../page/useLeaveGuard.tsx";
import { ENTITY_ROLES } from "../roles.ts";
import { ChangedMeanwhile } from "./ChangedMeanwhile.tsx";
import { changesOf, type Merge, merge, SETTINGS, type Settings, settingsOf } from "./settings.ts";
import { SettingsFields } from "./SettingsFields.tsx";

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
  const [leaveDialog] = useLeaveGuard(isDirty);
  const [conflict, setConflict] = useState<Merge>();
  // What the form was last filled from; what was typed is a change of that.
  const base = useRef(entity.value);
  const isSaved = useRef(false);

  // The entity was read anew: after a save, by the switch in the header, or
  // because somebody else has changed it.
  useEffect(() => {
    if (base.current === entity.value) {
      return;
    }
    const merged = merge(settingsOf(base.current), form.getValues(), settingsOf(entity.value));
    base.current = entity.value;
    form.reset(valuesOf(entity.value));
    if (isSaved.current) {
      isSaved.current = false;
      setConflict(undefined);
      return;
    }
    for (const name of SETTINGS) {
      form.setValue(name, merged.values[name], { shouldDirty: true });
    }
    if (merged.theirs.length > 0) {
      setConflict(merged);
    }
  }, [entity, form]);

  const save = async (settings: SettingsForm) => {
    try {
      await updateEntity(rest, entity, changesOf(settings));
      isSaved.current = true;
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

  return (
    <PageSection variant="light">
      {leaveDialog}
      {conflict && <ChangedMeanwhile conflict={conflict} theirs={settingsOf(entity.value)} />}
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
