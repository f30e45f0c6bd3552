import { type FormEvent, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { pastedTokenId } from "../../api/pasted.ts";
import { LiveWarning } from "../LiveWarning.tsx";

export interface PastedToken {
  /** Whether the last text in a box was a token. */
  readonly isPasted: boolean;
  /** For the element around the boxes. */
  readonly onChangeCapture: (event: FormEvent<HTMLElement>) => void;
  /** For a button that clears a box. */
  readonly forget: () => void;
}

/** Replaces a token in a search box by the token's id, before anything reads the box. */
export function usePastedToken(): PastedToken {
  const [isPasted, setIsPasted] = useState(false);
  const onChangeCapture = ({ target }: FormEvent<HTMLElement>) => {
    if (target instanceof HTMLInputElement) {
      const id = pastedTokenId(target.value);
      if (id !== undefined) {
        target.value = id;
      }
      setIsPasted(id !== undefined);
    }
  };
  const forget = useCallback(() => {
    setIsPasted(false);
  }, []);
  return { isPasted, onChangeCapture, forget };
}

/** Says that only the id of a pasted token was used, and what to do about the token. */
export function PastedTokenNotice() {
  const { t } = useTranslation();
  return (
    <LiveWarning testId="pasted-token" title={t("pastedToken")}>
      {t("pastedTokenAdvice")}
    </LiveWarning>
  );
}
