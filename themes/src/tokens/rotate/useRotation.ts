import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { hasStatus, useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, getToken, type IssuedToken, rotateToken } from "../../api/tokens.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { nextEnd } from "../oldSecrets.ts";
import { AT_ONCE, atOnceKeyOf, overlapErrorOf, type RotationForm, rotationOf } from "./rotation.ts";

/**
 * Asks the server for a new secret.
 *
 * @param start the token when the dialog opened
 * @param onRotated gets the token with its new secret
 * @returns the token as it was last read, what went wrong, and the handler of the form
 */
export function useRotation(
  start: Versioned<EntityToken>,
  form: UseFormReturn<RotationForm>,
  onRotated: (token: IssuedToken) => void,
) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const rest = useRest();
  const [base, setBase] = useState(start);
  const [failure, setFailure] = useState<string>();
  const atOnceKey = atOnceKeyOf(base.value);

  // The dialog shows the error itself, because it hides alerts from screen readers.
  const fail = (error: unknown) => {
    setFailure(t("tokenRotateError", { error: error instanceof Error ? error.message : "" }));
  };

  /** The server refuses a revoked token, and one that has three secrets. */
  const failForState = (error: unknown) => {
    const next = nextEnd(base.value, Date.now());
    if (base.value.status === "revoked") {
      setFailure(t("tokenRevokedFinal"));
    } else if (next !== undefined) {
      setFailure(t("tokenRotateFull", { time: dateTime(next) }));
    } else {
      fail(error);
    }
  };

  const rotate = async (values: RotationForm) => {
    setFailure(undefined);
    try {
      const overlap = atOnceKey === undefined ? values.overlap : AT_ONCE;
      onRotated(await rotateToken(rest, base, rotationOf({ ...values, overlap })));
    } catch (error) {
      const message = overlapErrorOf(error);
      if (hasStatus(error, 412)) {
        await getToken(rest, base.value.entityId, base.value.id).then(setBase, fail);
      } else if (message !== undefined) {
        form.setError("overlap", { message }, { shouldFocus: true });
      } else if (hasStatus(error, 409)) {
        failForState(error);
      } else {
        fail(error);
      }
    }
  };

  return { token: base.value, atOnceKey, failure, rotate };
}
