import { TextControl } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, Button, Form, PageSection } from "@patternfly/react-core";
import { FormProvider } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../api/entities.ts";
import type { Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { FieldHelp } from "../shared/field/FieldHelp.tsx";
import { useLeaveGuard } from "../shared/useLeaveGuard.tsx";
import { ENTITY_ROLES } from "../roles.ts";
import { ShutOutDialog } from "../tokens/dryrun/ShutOutDialog.tsx";
import { AddressesField } from "../tokens/fields/AddressesField.tsx";
import { LimitsField } from "../tokens/fields/LimitsField.tsx";
import { SettingsChangedMeanwhile } from "./SettingsChangedMeanwhile.tsx";
import { SettingsFields } from "./SettingsFields.tsx";
import { useSettingsForm } from "./useSettingsForm.ts";

interface SettingsTabProps {
  readonly entity: Versioned<Entity>;
  /** Reads the entity again. */
  readonly reload: () => Promise<void>;
}

/** The form for the settings of an entity. */
export function SettingsTab({ entity, reload }: SettingsTabProps) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const isReadOnly = !may(...ENTITY_ROLES);
  const { form, conflict, draftNotice, question, save, revert } = useSettingsForm(
    entity,
    isReadOnly,
    reload,
  );
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty);

  return (
    <PageSection variant="light">
      {leaveDialog}
      {question && (
        <ShutOutDialog
          found={question.found}
          namesTokens
          onConfirm={question.confirm}
          onClose={question.close}
        />
      )}
      {draftNotice}
      {conflict && <SettingsChangedMeanwhile conflict={conflict} entity={entity.value} />}
      <FormProvider {...form}>
        <Form isHorizontal onSubmit={(event) => void form.handleSubmit(save)(event)}>
          <TextControl
            name="name"
            label={t("name")}
            labelIcon={<FieldHelp label={t("name")} text={t("entityNameHelp")} />}
            readOnlyVariant="default"
          />
          <SettingsFields isReadOnly={isReadOnly} />
          <AddressesField id="entity-addresses" help={t("entityAddressesHelp")} />
          <LimitsField id="entity-limits" help={t("entityLimitsHelp")} />
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
