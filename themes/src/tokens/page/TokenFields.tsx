import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import type { EntityToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { ENTITY_ROLES } from "../../roles.ts";
import { AddressesField } from "../fields/AddressesField.tsx";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { LimitsField } from "../fields/LimitsField.tsx";
import { NameField } from "../fields/NameField.tsx";
import { PermissionsField } from "../fields/PermissionsField.tsx";
import type { TokenRules } from "../fields/rules.ts";
import { TextField } from "../fields/TextField.tsx";
import { MAX_DESCRIPTION } from "../fields/tokenErrors.ts";
import { useAddressesHint } from "../fields/useAddressesHint.ts";
import { useLimitsHint } from "../fields/useLimitsHint.ts";
import { useExpiryText } from "../useExpiryText.ts";
import { ExemptField } from "./ExemptField.tsx";

interface TokenFieldsProps {
  readonly token: EntityToken;
  readonly entity: Entity;
  readonly rules: TokenRules;
}

/** The fields of a token. */
export function TokenFields({ token, entity, rules }: TokenFieldsProps) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const { disabled: isReadOnly } = useFormContext().formState;
  const expires = useExpiryText()(token.expiresTimestamp);
  const addressesHint = useAddressesHint(entity, rules);
  const limitsHint = useLimitsHint(entity);
  return (
    <>
      <NameField id="token-name" rules={rules} />
      <TextField
        id="token-description"
        name="description"
        label={t("description")}
        maxLength={MAX_DESCRIPTION}
        isLong
      />
      <PermissionsField id="token-permissions" rules={rules} />
      <ExpiryField
        id="token-expires"
        rules={rules}
        unchanged={isReadOnly ? expires : t("tokenExpiresUnchanged", { time: expires })}
      />
      <AddressesField id="token-addresses" help={t("tokenAddressesHelp")} hint={addressesHint} />
      <LimitsField id="token-limits" help={t("tokenLimitsHelp")} hint={limitsHint} />
      {(token.exempt || may(...ENTITY_ROLES)) && <ExemptField />}
    </>
  );
}
