import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../api/tokens.ts";
import { useFormats } from "../page/useFormats.ts";
import { PERMISSIONS } from "./permissions.ts";
import type { TokenFieldName } from "./tokenForm.ts";

interface TokenChangedMeanwhileProps {
  readonly fields: readonly TokenFieldName[];
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
export function TokenChangedMeanwhile({ fields, token }: TokenChangedMeanwhileProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const shown: Readonly<Record<TokenFieldName, string>> = {
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
  return (
    <Alert
      isInline
      variant="warning"
      component="p"
      className="pf-v5-u-mb-md"
      data-testid="token-changed-meanwhile"
      title={t("tokenChangedMeanwhile")}
    >
      <p className="pf-v5-u-mb-sm">{t("tokenChangesKept")}</p>
      <DescriptionList isCompact isHorizontal>
        {fields.map((field) => (
          <DescriptionListGroup key={field}>
            <DescriptionListTerm>{t(LABELS[field])}</DescriptionListTerm>
            <DescriptionListDescription>{shown[field]}</DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
    </Alert>
  );
}
