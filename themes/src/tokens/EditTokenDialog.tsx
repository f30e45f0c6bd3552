import { KeycloakSpinner, useAlerts } from "@keycloak/keycloak-ui-shared";
import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ApiError, useRest, type Versioned } from "../api/rest.ts";
import { type EntityToken, getToken, updateToken } from "../api/tokens.ts";
import { useFormats } from "../page/useFormats.ts";
import { ExpiryField } from "./ExpiryField.tsx";
import { PermissionsField } from "./PermissionsField.tsx";
import {
  changedFields,
  changesOf,
  type Theirs,
  theirsOf,
  type TokenForm,
  valuesOf,
} from "./tokenForm.ts";
import { TextField } from "./TextField.tsx";
import { TokenChangedMeanwhile } from "./TokenChangedMeanwhile.tsx";
import { fieldAtFault, MAX_DESCRIPTION, MAX_NAME } from "./tokenErrors.ts";

interface EditTokenDialogProps {
  readonly token: EntityToken;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Changes what an admin may say of a token. The list has no versions, so it is read anew. */
export function EditTokenDialog({ token, onClose, onSaved }: EditTokenDialogProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addError } = useAlerts();
  const [current, setCurrent] = useState<Versioned<EntityToken>>();
  const { entityId, id } = token;

  useEffect(() => {
    let isWanted = true;
    getToken(rest, entityId, id).then(
      (read) => {
        if (isWanted) {
          setCurrent(read);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          addError("tokenLoadError", error);
          onClose();
        }
      },
    );
    return () => {
      isWanted = false;
    };
    // Read once: whoever opens the dialog hands in new functions at every turn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rest, entityId, id]);

  return current === undefined ? (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("tokenEditTitle", { name: token.name })}
      onClose={onClose}
    >
      <KeycloakSpinner />
    </Modal>
  ) : (
    <EditTokenForm start={current} onClose={onClose} onSaved={onSaved} />
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
  const { dateTime } = useFormats();
  const { addAlert } = useAlerts();
  const [base, setBase] = useState(start);
  const [theirs, setTheirs] = useState<Theirs>();
  const [failure, setFailure] = useState<string>();
  const form = useForm<TokenForm>({ defaultValues: valuesOf(start.value) });
  const { isSubmitting, isDirty, dirtyFields } = form.formState;
  const { expiresTimestamp } = base.value;

  /** Takes over what somebody else has changed, except where one has typed oneself. */
  const rebase = async () => {
    const read = await getToken(rest, base.value.entityId, base.value.id);
    setTheirs(theirsOf(changedFields(start.value, read.value), dirtyFields));
    form.reset(valuesOf(read.value), { keepDirtyValues: true });
    setBase(read);
  };

  // In the dialog, which hides everything else from screen readers.
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
      const field = fieldAtFault(error);
      if (error instanceof ApiError && error.status === 412) {
        await rebase().catch(fail);
      } else if (field !== undefined) {
        const isTaken = error instanceof ApiError && error.status === 409;
        const message = isTaken ? t("tokenNameTaken") : (error as ApiError).message;
        form.setError(field, { message }, { shouldFocus: true });
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
      {theirs && <TokenChangedMeanwhile theirs={theirs} token={base.value} />}
      <FormProvider {...form}>
        <Form id="edit-token" onSubmit={(event) => void form.handleSubmit(save)(event)}>
          <TextField id="edit-name" name="name" label={t("name")} maxLength={MAX_NAME} isRequired />
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
              time:
                expiresTimestamp === undefined
                  ? t("tokenExpiresNever")
                  : dateTime(expiresTimestamp),
            })}
          />
        </Form>
      </FormProvider>
    </Modal>
  );
}
