import { useTranslation } from "react-i18next";
import { useFormats } from "../shared/text/useFormats.ts";

/** Says when a token expires, or that it never does. */
export function useExpiryText(): (expiresTimestamp: number | undefined) => string {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (expiresTimestamp) =>
    expiresTimestamp === undefined ? t("tokenExpiresNever") : dateTime(expiresTimestamp);
}
