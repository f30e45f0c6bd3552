import { Button, Modal, ModalVariant } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";

type ConfirmDialogProps = PropsWithChildren<{
  readonly title: string;
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly isConfirmDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}>;

/** Asks for a confirmation. The dialog is open while it is rendered. */
export function ConfirmDialog({
  title,
  confirmLabel,
  isDanger = false,
  isConfirmDisabled = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={title}
      onClose={onClose}
      actions={[
        <Button
          key="confirm"
          data-testid="confirm"
          variant={isDanger ? "danger" : "primary"}
          isDisabled={isConfirmDisabled}
          onClick={onConfirm}
        >
          {confirmLabel}
        </Button>,
        <Button key="cancel" data-testid="cancel" variant="link" onClick={onClose}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}
