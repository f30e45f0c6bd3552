import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, Button, Form, FormGroup, Switch } from "@patternfly/react-core";
import { useState } from "react";
import { Controller, FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import { useRest } from "../../api/rest.ts";
import { createToken, type IssuedToken } from "../../api/tokens.ts";
import { useLeaveGuard } from "../../shared/useLeaveGuard.tsx";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { NameField } from "../fields/NameField.tsx";
import { PermissionsField } from "../fields/PermissionsField.tsx";
import { SecretDialog } from "../secret/SecretDialog.tsx";
import { fieldErrorOf } from "../fields/tokenErrors.ts";
import { DEFAULTS, type NewTokenValues, requestOf } from "./newToken.ts";

interface NewTokenFormProps {
  readonly entity: Entity;
  readonly onAdded: () => void;
}

/** Creates a token, and shows its secret once. */
export function NewTokenForm({ entity, onAdded }: NewTokenFormProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addError } = useAlerts();
  const form = useForm<NewTokenValues>({ defaultValues: DEFAULTS });
  const { isDirty, isSubmitting } = form.formState;
  const [issued, setIssued] = useState<IssuedToken>();
  const leaveDialog = useLeaveGuard(
    isDirty || issued !== undefined,
    issued && t("tokenSecretLeave"),
  );

  const add = async (values: NewTokenValues) => {
    try {
      setIssued(await createToken(rest, entity.id, requestOf(values)));
      form.reset(DEFAULTS);
      onAdded();
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
      {leaveDialog ??
        (issued && (
          <SecretDialog
            token={issued}
            hasAudience={entity.audience.length > 0}
            onSaved={() => {
              // React may keep an old state for a while, so the secret is erased from it.
              Object.assign(issued, { token: "" });
              setIssued(undefined);
            }}
          />
        ))}
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
            <Button type="submit" data-testid="add-token" isAriaDisabled={isSubmitting}>
              {t("tokenAdd")}
            </Button>
          </ActionGroup>
        </Form>
      </FormProvider>
    </>
  );
}
