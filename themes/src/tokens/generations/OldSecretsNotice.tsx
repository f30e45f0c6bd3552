import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { type OldSecret, oldSecretsOf } from "../oldSecrets.ts";

interface OldSecretsNoticeProps {
  readonly token: EntityToken;
  readonly now: number;
}

/** Says of each older secret that still works whether somebody needs it, and when it ends. */
export function OldSecretsNotice({ token, now }: OldSecretsNoticeProps) {
  const { t } = useTranslation();
  const { dateTime, number, relative } = useFormats();
  return oldSecretsOf(token, now).map((secret) => {
    const { generation, ends, lastUsed } = secret;
    const values = { generation: number(generation), end: relative(ends, now) };
    return (
      <Alert
        key={generation}
        isInline
        variant={lastUsed === undefined ? "info" : "warning"}
        component="p"
        className="pf-v5-u-mb-md"
        data-testid={`old-secret-notice-${generation}`}
        title={
          lastUsed === undefined
            ? t("secretUnusedTitle", values)
            : t("secretUsedTitle", { ...values, use: relative(lastUsed, now) })
        }
      >
        {t(adviceKeyOf(secret), { end: dateTime(ends) })}
      </Alert>
    );
  });
}

function adviceKeyOf({ lastUsed, isNewerUsed }: OldSecret): string {
  if (lastUsed !== undefined) {
    return "secretUsedAdvice";
  }
  return isNewerUsed ? "secretReplacedAdvice" : "secretUnusedAdvice";
}
