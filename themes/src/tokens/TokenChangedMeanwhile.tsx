import { useTranslation } from "react-i18next";
import type { EntityToken } from "../api/tokens.ts";
import { ChangedMeanwhile } from "../page/ChangedMeanwhile.tsx";
import { useFormats } from "../page/useFormats.ts";
import { PERMISSIONS } from "./permissions.ts";
import type { Theirs, TokenFieldName } from "./tokenForm.ts";

interface TokenChangedMeanwhileProps {
  readonly theirs: Theirs;
  readonly token: EntityToken;
}

const LABELS: Readonly<Record<TokenFieldName, string>> = {
  name: "name",
  description: "description",
  permissions: "tokenPermissions",
  enabled: "enabled",
  expiresTimestamp: "tokenExpires",
};

/** What somebody else has made of the token while one was typing. */
export function TokenChangedMeanwhile({ theirs, token }: TokenChangedMeanwhileProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const values: Readonly<Record<TokenFieldName, string>> = {
    name: token.name,
    description: token.description ?? "—",
    permissions: PERMISSIONS.filter(({ permission }) => token.permissions.includes(permission))
      .map(({ labelKey }) => t(labelKey))
      .join(", "),
    enabled: t(token.enabled ? "enabled" : "disabled"),
    expiresTimestamp:
      token.expiresTimestamp === undefined
        ? t("tokenExpiresNever")
        : dateTime(token.expiresTimestamp),
  };
  const changed = (field: TokenFieldName) => ({ label: t(LABELS[field]), value: values[field] });
  return (
    <ChangedMeanwhile
      title={t("tokenChangedMeanwhile")}
      contested={theirs.contested.map(changed)}
      taken={theirs.taken.map(changed)}
    />
  );
}
