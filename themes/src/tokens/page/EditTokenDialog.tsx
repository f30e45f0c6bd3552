import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { hasStatus, useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, getToken, updateToken } from "../../api/tokens.ts";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { NameField } from "../fields/NameField.tsx";
import { PermissionsField } from "../fields/PermissionsField.tsx";
import { FreshToken } from "./FreshToken.tsx";
import {
  changedFields,
  changesOf,
  type Theirs,
  theirsOf,
  type TokenForm,
  valuesOf,
} from "./tokenForm.ts";
import { TextField } from "../fields/TextField.tsx";
import { TokenChangedMeanwhile } from "./TokenChangedMeanwhile.tsx";
import { fieldErrorOf, MAX_DESCRIPTION } from "../fields/tokenErrors.ts";
import { useExpiryText } from "../useExpiryText.ts";

interface EditTokenDialogProps {
  readonly token: EntityToken;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Edits a token. */
export function EditTokenDialog({ token, onClose, onSaved }: EditTokenDialogProps) {
  const { t } = useTranslation();
  const title = t("tokenEditTitle", { name: token.name });
  return (
    <FreshToken token={token} title={title} onClose={onClose}>
      {(read) => <EditTokenForm start={read} onClose={onClose} onSaved={onSaved} />}
    </FreshToken>
  );
}

interface EditTokenFormProps {
  readonly start: Versioned<EntityToken>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function EditTokenForm({ start, onClose, onSaved }: EditTokenFormProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const expiryText = useExpiryText();
  const { addAlert } = useAlerts();
  const [base, setBase] = useState(start);
  const [theirs, setTheirs] = useState<Theirs>();
  const [failure, setFailure] = useState<string>();
  const form = useForm<TokenForm>({ defaultValues: valuesOf(start.value) });
  const { isSubmitting, isDirty, dirtyFields } = form.formState;

  /** Takes over somebody else's changes, except in fields that this admin has changed. */
  const rebase = async () => {
    const read = await getToken(rest, base.value.entityId, base.value.id);
    setTheirs(theirsOf(changedFields(start.value, read.value), dirtyFields));
    form.reset(valuesOf(read.value), { keepDirtyValues: true });
    setBase(read);
  };

  // The dialog shows the error itself, because it hides alerts from screen readers.
  const fail = (error: unknown) => {
    setFailure(t("tokenSaveError", { error: error instanceof Error ? error.message : "" }));
  };

  const save = async (values: TokenForm) => {
    setFailure(undefined);
    try {
      await updateToken(rest, base, changesOf(values, Date.now()));
      addAlert(t("tokenSaved"));
      onSaved();
      onClose();
    } catch (error) {
      const refused = fieldErrorOf(t, error);
      if (hasStatus(error, 412)) {
        await rebase().catch(fail);
      } else if (refused !== undefined) {
        form.setError(refused.field, { message: refused.message }, { shouldFocus: true });
      } else if (hasStatus(error, 409)) {
        // Apart from a taken name, only its end keeps a token from these changes.
        setFailure(t("tokenRevokedFinal"));
      } else {
        fail(error);
      }
    }
  };

  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("tokenEditTitle", { name: start.value.name })}
      onClose={onClose}
      actions={[
        <Button
          key="save"
          type="submit"
          form="edit-token"
          data-testid="save-token"
          isAriaDisabled={isSubmitting || !isDirty}
        >
          {t("save")}
        </Button>,
        <Button key="cancel" variant="link" data-testid="cancel" onClick={onClose}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {failure && <Alert isInline isLiveRegion variant="danger" component="p" title={failure} />}
      {theirs && (
        <TokenChangedMeanwhile
          theirs={theirs}
          token={base.value}
          title={t("tokenChangedMeanwhile")}
        />
      )}
      <FormProvider {...form}>
        <Form id="edit-token" onSubmit={(event) => void form.handleSubmit(save)(event)}>
          <NameField id="edit-name" />
          <TextField
            id="edit-description"
            name="description"
            label={t("description")}
            maxLength={MAX_DESCRIPTION}
            isLong
          />
          <PermissionsField id="edit-permissions" />
          <ExpiryField
            id="edit-expires"
            unchanged={t("tokenExpiresUnchanged", {
              time: expiryText(base.value.expiresTimestamp),
            })}
          />
        </Form>
      </FormProvider>
    </Modal>
  );
}
