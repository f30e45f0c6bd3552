import { Timestamp } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/text/useFormats.ts";
import type { OldSecret } from "../oldSecrets.ts";

interface OldSecretNoteProps {
  readonly secret: OldSecret;
  readonly now: number;
}

/** Says when an old secret ends and whether it is still in use; a tooltip has the exact times. */
export function OldSecretNote({ secret, now }: OldSecretNoteProps) {
  const { t } = useTranslation();
  const { relative, second } = useFormats();
  const { ends, lastUsed } = secret;
  const words = (time: (timestamp: number) => string) =>
    lastUsed === undefined
      ? t("tokenOldSecretUnused", { end: time(ends) })
      : t("tokenOldSecretUsed", { end: time(ends), use: time(lastUsed) });
  return (
    <div>
      <Timestamp
        date={new Date(ends)}
        data-testid={`old-secret-${secret.generation}`}
        tooltip={{ variant: "custom", content: words(second) }}
      >
        {words((timestamp) => relative(timestamp, now))}
      </Timestamp>
    </div>
  );
}
