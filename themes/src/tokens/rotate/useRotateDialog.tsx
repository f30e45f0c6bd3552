import { type ReactNode, useState } from "react";
import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { RotateDialog } from "./RotateDialog.tsx";

/**
 * Opens the dialog of a rotation, and closes it.
 *
 * @param onRotated gets the token with its new secret
 * @returns the dialog to render, and a function that opens it
 */
export function useRotateDialog(token: EntityToken, onRotated: (token: IssuedToken) => void) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
  };
  const dialog: ReactNode = isOpen && (
    <RotateDialog
      token={token}
      onClose={close}
      onRotated={(rotated) => {
        close();
        onRotated(rotated);
      }}
    />
  );
  return {
    dialog,
    open: () => {
      setIsOpen(true);
    },
  };
}
