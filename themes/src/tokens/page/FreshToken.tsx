import { KeycloakSpinner, useAlerts } from "@keycloak/keycloak-ui-shared";
import { Modal, ModalVariant } from "@patternfly/react-core";
import { type ReactNode, useEffect, useState } from "react";
import { useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, getToken } from "../../api/tokens.ts";
import { whileWanted } from "../../shared/answer.ts";
import { useFocusReturn } from "../../shared/useFocusReturn.ts";

interface FreshTokenProps {
  readonly token: EntityToken;
  /** The title of the dialog. */
  readonly title: string;
  readonly onClose: () => void;
  /** The dialog for the token as it is now. */
  readonly children: (read: Versioned<EntityToken>) => ReactNode;
}

/** Reads a token again before its dialog opens, because the list has no versions. */
export function FreshToken({ token, title, onClose, children }: FreshTokenProps) {
  const rest = useRest();
  const { addError } = useAlerts();
  const [current, setCurrent] = useState<Versioned<EntityToken>>();
  const { entityId, id } = token;
  useFocusReturn();

  useEffect(
    () =>
      whileWanted(getToken(rest, entityId, id), setCurrent, (error) => {
        addError("tokenLoadError", error);
        onClose();
      }),
    // The caller passes new functions with every render; the dialog must not read again for them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rest, entityId, id],
  );

  return current === undefined ? (
    <Modal isOpen variant={ModalVariant.medium} title={title} onClose={onClose}>
      <KeycloakSpinner />
    </Modal>
  ) : (
    children(current)
  );
}
