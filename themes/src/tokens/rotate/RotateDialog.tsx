import { Alert, Button, Form, Modal, ModalVariant, Text } from "@patternfly/react-core";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Versioned } from "../../api/rest.ts";
import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { FreshToken } from "../page/FreshToken.tsx";
import { OverlapField } from "./OverlapField.tsx";
import { RotatedMeanwhile } from "./RotatedMeanwhile.tsx";
import { DEFAULTS, type RotationForm } from "./rotation.ts";
import { useRotation } from "./useRotation.ts";

interface RotateDialogProps {
  readonly token: EntityToken;
  readonly onClose: () => void;
  /** Gets the token with its new secret. */
  readonly onRotated: (token: IssuedToken) => void;
}

/** Gives a token a new secret, and asks when the old one ends. */
export function RotateDialog({ token, onClose, onRotated }: RotateDialogProps) {
  const { t } = useTranslation();
  const title = t("tokenRotateTitle", { name: token.name });
  return (
    <FreshToken token={token} title={title} onClose={onClose}>
      {(read) => <RotateForm start={read} title={title} onClose={onClose} onRotated={onRotated} />}
    </FreshToken>
  );
}

interface RotateFormProps extends Omit<RotateDialogProps, "token"> {
  readonly start: Versioned<EntityToken>;
  readonly title: string;
}

function RotateForm({ start, title, onClose, onRotated }: RotateFormProps) {
  const { t } = useTranslation();
  const form = useForm<RotationForm>({ defaultValues: DEFAULTS });
  const { token, atOnceKey, failure, rotate } = useRotation(start, form, onRotated);
  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={title}
      onClose={onClose}
      actions={[
        <Button
          key="rotate"
          type="submit"
          form="rotate-token"
          data-testid="rotate-token"
          isAriaDisabled={form.formState.isSubmitting}
        >
          {t("tokenRotate")}
        </Button>,
        <Button key="cancel" variant="link" data-testid="cancel" onClick={onClose}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {failure && (
        <Alert
          isInline
          isLiveRegion
          variant="danger"
          component="p"
          className="pf-v5-u-mb-md"
          data-testid="rotate-failure"
          title={failure}
        />
      )}
      {token !== start.value && <RotatedMeanwhile before={start.value} now={token} />}
      <Text className="pf-v5-u-mb-md">{t("tokenRotateExplain")}</Text>
      <FormProvider {...form}>
        <Form id="rotate-token" onSubmit={(event) => void form.handleSubmit(rotate)(event)}>
          <OverlapField whyAtOnce={atOnceKey && t(atOnceKey)} />
        </Form>
      </FormProvider>
    </Modal>
  );
}
