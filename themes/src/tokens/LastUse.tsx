import {
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Popover,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../api/tokens.ts";
import { TwoLines } from "../page/TwoLines.tsx";
import { useFormats } from "../page/useFormats.ts";

interface LastUseProps {
  readonly token: EntityToken;
}

/** When a token was last used and from where; and, if one asks, how often and for what. */
export function LastUse({ token }: LastUseProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormats();
  if (token.lastUsedTimestamp === undefined) {
    return t("tokenNeverUsed");
  }
  const when = (timestamp: number | undefined) =>
    timestamp === undefined ? t("tokenNeverUsed") : dateTime(timestamp);
  const facts = [
    { labelKey: "tokenUseCount", text: number(token.useCount) },
    { labelKey: "tokenLastRead", text: when(token.lastReadTimestamp) },
    { labelKey: "tokenLastWrite", text: when(token.lastWriteTimestamp) },
    { labelKey: "tokenLastDelete", text: when(token.lastDeleteTimestamp) },
  ];
  const lastUsed = dateTime(token.lastUsedTimestamp);
  return (
    <TwoLines second={token.lastUsedIp}>
      <Popover
        headerContent={t("tokenUse", { name: token.name })}
        closeBtnAriaLabel={t("tokenUseClose")}
        bodyContent={
          <DescriptionList isCompact isHorizontal data-testid={`use-of-${token.name}`}>
            {facts.map(({ labelKey, text }) => (
              <DescriptionListGroup key={labelKey}>
                <DescriptionListTerm>{t(labelKey)}</DescriptionListTerm>
                <DescriptionListDescription>{text}</DescriptionListDescription>
              </DescriptionListGroup>
            ))}
          </DescriptionList>
        }
      >
        <Button
          isInline
          variant="link"
          // A button has its last line on the row's; this has two, and belongs to the first.
          style={{ verticalAlign: "top" }}
          data-testid={`last-use-${token.name}`}
          aria-label={`${t("tokenUse", { name: token.name })}: ${lastUsed}`}
        >
          {lastUsed}
        </Button>
      </Popover>
    </TwoLines>
  );
}
