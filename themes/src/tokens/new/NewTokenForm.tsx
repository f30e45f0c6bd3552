import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, Button, Form, FormGroup, Switch } from "@patternfly/react-core";
import { Controller, FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import { useRest } from "../../api/rest.ts";
import { createToken, type IssuedToken } from "../../api/tokens.ts";
import { useLeaveGuard } from "../../shared/useLeaveGuard.tsx";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { NameField } from "../fields/NameField.tsx";
import { PermissionsField } from "../fields/PermissionsField.tsx";
import { fieldErrorOf } from "../fields/tokenErrors.ts";
import { DEFAULTS, type NewTokenValues, requestOf } from "./newToken.ts";

interface NewTokenFormProps {
  readonly entity: Entity;
  /** Whether the page shows a secret, which has a guard of its own. */
  readonly isSecretShown: boolean;
  /** Gets the new token with its secret. */
  readonly onAdded: (token: IssuedToken) => void;
}

/** The id of the button that adds a token. */
export const ADD_BUTTON = "add-token";

/** Creates a token. */
export function NewTokenForm({ entity, isSecretShown, onAdded }: NewTokenFormProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addError } = useAlerts();
  const form = useForm<NewTokenValues>({ defaultValues: DEFAULTS });
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty && !isSecretShown);

  const add = async (values: NewTokenValues) => {
    try {
      onAdded(await createToken(rest, entity.id, requestOf(values)));
      form.reset(DEFAULTS);
    } catch (error) {
      const refused = fieldErrorOf(t, error);
      if (refused !== undefined && refused.field !== "description") {
        form.setError(refused.field, { message: refused.message }, { shouldFocus: true });
      } else {
        addError("tokenCreateError", error);
      }
    }
  };

  return (
    <>
      {leaveDialog}
      <FormProvider {...form}>
        <Form
          isHorizontal
          aria-label={t("tokenNew")}
          onSubmit={(event) => void form.handleSubmit(add)(event)}
        >
          <NameField id="token-name" />
          <PermissionsField id="token-permissions" />
          <FormGroup fieldId="token-enabled" label={t("enabled")} hasNoPaddingTop>
            <Controller
              name="enabled"
              control={form.control}
              render={({ field }) => (
                <Switch
                  id="token-enabled"
                  data-testid="token-enabled"
                  aria-label={t("enabled")}
                  isChecked={field.value}
                  onChange={(_event, isOn) => {
                    field.onChange(isOn);
                  }}
                />
              )}
            />
          </FormGroup>
          <ExpiryField id="token-expires" />
          <ActionGroup>
            {/* A disabled button could not get the focus back from the dialog. */}
            <Button
              type="submit"
              id={ADD_BUTTON}
              data-testid={ADD_BUTTON}
              isAriaDisabled={isSubmitting}
            >
              {t("tokenAdd")}
            </Button>
          </ActionGroup>
        </Form>
      </FormProvider>
    </>
  );
}
