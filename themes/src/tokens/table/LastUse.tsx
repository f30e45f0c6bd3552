import { Button, Popover } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { endpointName } from "../../events/words/endpoints.ts";
import { FactList } from "../../shared/FactList.tsx";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { shortened } from "../../shared/text/names.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { When } from "../../shared/text/When.tsx";

interface LastUseProps {
  readonly token: EntityToken;
}

/** Shows when and from where a token was last used; a click shows how often and at which endpoint. */
export function LastUse({ token }: LastUseProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormats();
  if (token.lastUsedTimestamp === undefined) {
    return t("tokenNeverUsed");
  }
  const when = (timestamp: number | undefined) =>
    timestamp === undefined ? t("tokenNeverUsed") : dateTime(timestamp);
  const { lastUsedEndpoint } = token;
  const facts = [
    { term: t("lastUsed"), text: dateTime(token.lastUsedTimestamp) },
    { term: t("tokenUseCount"), text: number(token.useCount) },
    ...(lastUsedEndpoint === undefined
      ? []
      : [{ term: t("tokenLastUsedAt"), text: endpointName(t, lastUsedEndpoint) }]),
    { term: t("tokenLastRead"), text: when(token.lastReadTimestamp) },
    { term: t("tokenLastWrite"), text: when(token.lastWriteTimestamp) },
    { term: t("tokenLastDelete"), text: when(token.lastDeleteTimestamp) },
  ];
  return (
    <TwoLines second={token.lastUsedIp}>
      <Popover
        headerContent={
          <span className="pf-v5-u-text-break-word">
            {t("tokenUse", { name: shortened(token.name) })}
          </span>
        }
        closeBtnAriaLabel={t("close")}
        bodyContent={<FactList facts={facts} data-testid={`use-of-${token.name}`} />}
        footerContent={
          <ConsoleLink to={`/entities/${token.entityId}/tokens/${token.id}/events`}>
            {t("tokenEvents")}
          </ConsoleLink>
        }
      >
        <Button
          isInline
          variant="link"
          // By default, a button with two lines aligns its last line with the row.
          style={{ verticalAlign: "top" }}
          data-testid={`last-use-${token.name}`}
        >
          <When time={token.lastUsedTimestamp} isRelative />
          <span className="pf-v5-screen-reader"> {t("tokenUse", { name: token.name })}</span>
        </Button>
      </Popover>
    </TwoLines>
  );
}
