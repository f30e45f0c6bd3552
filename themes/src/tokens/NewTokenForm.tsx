import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { ActionGroup, Button, Form, FormGroup, Switch } from "@patternfly/react-core";
import { useState } from "react";
import { Controller, FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../api/entities.ts";
import { ApiError, useRest } from "../api/rest.ts";
import { createToken, type IssuedToken, type Permission } from "../api/tokens.ts";
import { useLeaveGuard } from "../page/useLeaveGuard.tsx";
import { type Expiry, newExpiry } from "./expiry.ts";
import { ExpiryField } from "./ExpiryField.tsx";
import { PermissionsField } from "./PermissionsField.tsx";
import { SecretDialog } from "./SecretDialog.tsx";
import { TextField } from "./TextField.tsx";
import { fieldAtFault, MAX_NAME } from "./tokenErrors.ts";

interface NewToken extends Expiry {
  name: string;
  permissions: Permission[];
  enabled: boolean;
}

/** The least that is of any use; the rest is the admin's decision. */
const DEFAULTS: NewToken = {
  name: "",
  permissions: ["read"],
  enabled: true,
  expiry: "P90D",
  date: "",
};

interface NewTokenFormProps {
  readonly entity: Entity;
  readonly onAdded: () => void;
}

/** Makes a token, and shows its secret once. */
export function NewTokenForm({ entity, onAdded }: NewTokenFormProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addError } = useAlerts();
  const form = useForm<NewToken>({ defaultValues: DEFAULTS });
  const { isDirty, isSubmitting } = form.formState;
  const [issued, setIssued] = useState<IssuedToken>();
  const leaveDialog = useLeaveGuard(
    isDirty || issued !== undefined,
    issued && t("tokenSecretLeave"),
  );

  const add = async ({ name, permissions, enabled, ...expiry }: NewToken) => {
    try {
      const token = await createToken(rest, entity.id, {
        name: name.trim(),
        permissions,
        enabled,
        ...newExpiry(expiry),
      });
      setIssued(token);
      form.reset(DEFAULTS);
      onAdded();
    } catch (error) {
      const field = fieldAtFault(error);
      if (field !== undefined && field !== "description") {
        const isTaken = error instanceof ApiError && error.status === 409;
        const message = isTaken ? t("tokenNameTaken") : (error as ApiError).message;
        form.setError(field, { message }, { shouldFocus: true });
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
              // React may keep what was state for a while: the secret is not in it.
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
          <TextField
            id="token-name"
            name="name"
            label={t("name")}
            maxLength={MAX_NAME}
            isRequired
          />
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
            {/* Not disabled: the focus must have something to come back to. */}
            <Button type="submit" data-testid="add-token" isAriaDisabled={isSubmitting}>
              {t("tokenAdd")}
            </Button>
          </ActionGroup>
        </Form>
      </FormProvider>
    </>
  );
}
