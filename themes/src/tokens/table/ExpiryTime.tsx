import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { When } from "../../shared/text/When.tsx";

/** Shows on which day a token expires, or that it never does. */
export function ExpiryTime({ token }: { readonly token: EntityToken }) {
  const { t } = useTranslation();
  const { expiresTimestamp } = token;
  return expiresTimestamp === undefined ? t("tokenExpiresNever") : <When time={expiresTimestamp} />;
}
