import { Button, Timestamp } from "@patternfly/react-core";
import { BanIcon, CheckCircleIcon, HourglassHalfIcon } from "@patternfly/react-icons";
import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { TokenSecret } from "../../api/tokens.ts";
import { IconLabel, type Look } from "../../shared/IconLabel.tsx";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { stateOf } from "./secretState.ts";

interface SecretRowProps {
  readonly secret: TokenSecret;
  readonly now: number;
  /** Asks to end an older secret; absent if the admin may not. */
  readonly onEnd: ((generation: number) => void) | undefined;
}

const LOOKS: Readonly<Record<TokenSecret["state"], Look>> = {
  current: { labelKey: "secretCurrent", color: "green", Icon: CheckCircleIcon },
  overlapping: { labelKey: "secretOverlapping", color: "orange", Icon: HourglassHalfIcon },
  retired: { labelKey: "secretRetired", color: "grey", Icon: BanIcon },
};

/** One secret of a token. */
export function SecretRow({ secret, now, onEnd }: SecretRowProps) {
  const { t } = useTranslation();
  const { number, relative, second } = useFormats();
  const { generation, createdTimestamp, endsTimestamp, firstUsedTimestamp } = secret;
  const state = stateOf(secret, now);
  const when = (timestamp: number | undefined, noneKey: string) =>
    timestamp === undefined ? (
      t(noneKey)
    ) : (
      <Timestamp
        date={new Date(timestamp)}
        tooltip={{ variant: "custom", content: second(timestamp) }}
      >
        {relative(timestamp, now)}
      </Timestamp>
    );
  return (
    <Tr data-testid={`secret-${generation}`}>
      <Td dataLabel={t("secretNumber")}>{number(generation)}</Td>
      <Td dataLabel={t("secretState")}>
        {/* In a narrow window a cell is a grid, which would stretch the label. */}
        <div>
          <IconLabel look={LOOKS[state]} />
        </div>
      </Td>
      <Td dataLabel={t("tokenCreated")}>{when(past(createdTimestamp, now), "secretUnknown")}</Td>
      <Td dataLabel={t("secretFirstUsed")}>
        {when(past(firstUsedTimestamp, now), "secretUnknown")}
      </Td>
      <Td dataLabel={t("lastUsed")}>
        <TwoLines second={secret.lastUsedIp}>
          {when(past(secret.lastUsedTimestamp, now), "tokenNeverUsed")}
        </TwoLines>
      </Td>
      <Td dataLabel={t("secretEnds")}>
        {when(endsTimestamp, state === "current" ? "secretEndsNever" : "secretUnknown")}
      </Td>
      {onEnd && (
        <Td isActionCell modifier="nowrap">
          {state === "overlapping" && (
            <Button
              variant="link"
              isDanger
              data-testid={`end-secret-${generation}`}
              onClick={() => {
                onEnd(generation);
              }}
            >
              {t("secretEndNow")}
            </Button>
          )}
        </Td>
      )}
    </Tr>
  );
}

/** A time of the past. The server's clock may be ahead of the browser's. */
function past(timestamp: number | undefined, now: number): number | undefined {
  return timestamp && Math.min(timestamp, now);
}
