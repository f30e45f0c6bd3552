import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ChangedMeanwhile } from "../../shared/ChangedMeanwhile.tsx";
import { fieldName } from "../../shared/text/fieldName.ts";
import { permissionNames } from "../permissions.ts";
import { useExpiryText } from "../useExpiryText.ts";
import { useLimitText } from "../useLimitText.ts";
import type { Theirs, TokenFieldName } from "./tokenForm.ts";

interface TokenChangedMeanwhileProps {
  readonly theirs: Theirs;
  readonly token: EntityToken;
  readonly title: string;
  /** Says what these changes are, in a dialog that does not show the changed fields. */
  readonly explanation?: string;
}

/** Says what another admin saved of the token while this one was typing. */
export function TokenChangedMeanwhile(props: TokenChangedMeanwhileProps) {
  const { theirs, token, title, explanation } = props;
  const { t } = useTranslation();
  const expiryText = useExpiryText();
  const limitText = useLimitText();
  const values: Readonly<Record<TokenFieldName, string>> = {
    name: token.name,
    description: token.description ?? "—",
    permissions: permissionNames(t, token.permissions),
    enabled: t(token.enabled ? "enabled" : "disabled"),
    expiresTimestamp: expiryText(token.expiresTimestamp),
    addresses: token.addresses?.join(", ") ?? t("addressesAnywhere"),
    limits: token.limits?.map(limitText).join(", ") ?? t("limitsNone"),
    exempt: t(token.exempt ? "tokenIsExempt" : "tokenIsNotExempt"),
  };
  const changed = (field: TokenFieldName) => ({ term: fieldName(t, field), text: values[field] });
  return (
    <ChangedMeanwhile
      title={title}
      contested={theirs.contested.map(changed)}
      taken={theirs.taken.map(changed)}
      takenExplanation={explanation}
    />
  );
}
