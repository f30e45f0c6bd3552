import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { RotateDialog } from "../rotate/RotateDialog.tsx";
import { DeleteTokensDialog } from "./DeleteTokensDialog.tsx";

/** What the admin is about to do, with the tokens that it concerns. */
export type OpenDialog =
  | { readonly kind: "rotate"; readonly token: EntityToken }
  | { readonly kind: "delete"; readonly tokens: readonly EntityToken[] };

interface TokenDialogProps {
  readonly open: OpenDialog;
  readonly onClose: () => void;
  readonly onRotated: (token: IssuedToken) => void;
  readonly onDelete: (tokens: readonly EntityToken[]) => void;
}

/** The dialog of an action on one token or on several. */
export function TokenDialog({ open, onClose, onRotated, onDelete }: TokenDialogProps) {
  switch (open.kind) {
    case "rotate":
      return (
        <RotateDialog
          token={open.token}
          onClose={onClose}
          onRotated={(token) => {
            onClose();
            onRotated(token);
          }}
        />
      );
    case "delete":
      return (
        <DeleteTokensDialog
          tokens={open.tokens}
          onClose={onClose}
          onConfirm={() => {
            onClose();
            onDelete(open.tokens);
          }}
        />
      );
  }
}
