import { TextControl, useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, Button, Form, PageSection } from "@patternfly/react-core";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { createEntity } from "../api/entities.ts";
import { ApiError, hasStatus, useRest } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { FieldHelp } from "../shared/field/FieldHelp.tsx";
import { Breadcrumbs } from "../shared/frame/Breadcrumbs.tsx";
import { ButtonLink } from "../shared/link/ButtonLink.tsx";
import { sayOnNextPage } from "../shared/frame/LastWord.tsx";
import { useDraft } from "../shared/draft/useDraft.tsx";
import { useLeaveGuard } from "../shared/useLeaveGuard.tsx";
import { ViewHeader } from "../shared/frame/ViewHeader.tsx";
import { ENTITY_ROLES } from "../roles.ts";
import { changesOf, NAME_PATTERN, type Settings, settingsOf } from "./settings.ts";
import { SettingsFields } from "./SettingsFields.tsx";

type NewEntityForm = Settings & { name: string };

const EMPTY: NewEntityForm = { name: "", ...settingsOf({ audience: [] }) };

/** Creates an entity, then opens its tokens. */
export default function NewEntityPage() {
  const { t } = useTranslation();
  const rest = useRest();
  const { may, navigate } = useConsole();
  const { addError } = useAlerts();
  const form = useForm<NewEntityForm>({ defaultValues: EMPTY });
  const draft = useDraft({ form, name: "new entity", shown: EMPTY, version: "" });
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty);

  const create = async ({ name, ...settings }: NewEntityForm) => {
    try {
      const entity = await createEntity(rest, { name: name.trim(), ...changesOf(settings) });
      sayOnNextPage(t("entityCreated"));
      navigate(`/entities/${entity.id}/tokens`, { isUnasked: true });
    } catch (error) {
      if (hasStatus(error, 409)) {
        form.setError("name", { message: t("entityNameTaken") }, { shouldFocus: true });
      } else if (error instanceof ApiError && isField(error.field)) {
        form.setError(error.field, { message: error.message }, { shouldFocus: true });
      } else {
        addError("entityCreateError", error);
      }
    }
  };

  if (!may(...ENTITY_ROLES)) {
    return <PageSection>{t("entitiesForbidden")}</PageSection>;
  }
  return (
    <>
      {leaveDialog}
      <Breadcrumbs above={[{ to: "/entities", title: t("entities") }]} title={t("entityCreate")} />
      <ViewHeader title={t("entityCreate")} explanation={t("entitiesExplain")} divider />
      <PageSection variant="light">
        {draft.notice}
        <FormProvider {...form}>
          <Form isHorizontal onSubmit={(event) => void form.handleSubmit(create)(event)}>
            <TextControl<NewEntityForm, "name">
              name="name"
              label={t("name")}
              labelIcon={<FieldHelp label={t("name")} text={t("entityNameHelp")} />}
              rules={{
                required: t("required"),
                validate: (value) => NAME_PATTERN.test(value.trim()) || t("entityNameInvalid"),
              }}
            />
            <SettingsFields isReadOnly={false} />
            <ActionGroup>
              <Button type="submit" data-testid="save" isAriaDisabled={isSubmitting}>
                {t("create")}
              </Button>
              <ButtonLink to="/entities" testId="cancel" variant="link">
                {t("cancel")}
              </ButtonLink>
            </ActionGroup>
          </Form>
        </FormProvider>
      </PageSection>
    </>
  );
}

function isField(field: string | undefined): field is keyof NewEntityForm {
  return ["name", "displayName", "description", "audience"].includes(field ?? "");
}
