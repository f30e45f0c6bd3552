import { Button } from "@patternfly/react-core";
import { AngleDownIcon } from "@patternfly/react-icons";
import { ExpandableRowContent, Tbody, Td, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../../api/events.ts";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { Clamped } from "../../shared/text/Clamped.tsx";
import { Name } from "../../shared/text/Name.tsx";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { tokenPath } from "../../tokens/paths.ts";
import { endpointName } from "../words/endpoints.ts";
import { EventDetails } from "../details/EventDetails.tsx";
import { type Filters, hintOf } from "../filter/filters.ts";
import { SortLabel } from "./SortLabel.tsx";
import { whoOf } from "../words/who.ts";
import { sortOf, wordsOf } from "../words/wording.ts";

interface EventRowProps {
  readonly entityId: string;
  readonly event: EntityEvent;
  readonly onFilter: (changes: Partial<Filters>) => void;
  /** Whether all rows are about the same token. */
  readonly isOfOneToken: boolean;
}

/** An event in the table, with its details in a row that opens below it. */
export function EventRow({ entityId, event, onFilter, isOfOneToken }: EventRowProps) {
  const { t } = useTranslation();
  const { second, number } = useFormats();
  const [isExpanded, setIsExpanded] = useState(false);
  const { endpoint, count, tokenId, tokenName } = event;
  const who = whoOf(t, event);
  const hint = tokenId === undefined ? undefined : hintOf(tokenId);
  const words = wordsOf(t, event);
  const time = second(event.timestamp);
  const where = [
    ...(endpoint === undefined ? [] : [endpointName(t, endpoint)]),
    ...(count !== undefined && count > 1 ? [t("eventTimes", { number: number(count) })] : []),
  ].join(" · ");

  return (
    <Tbody isExpanded={isExpanded} data-testid="event">
      <Tr data-testid={`event-${event.kind}`}>
        <Td className="pf-v5-c-table__toggle">
          <Button
            variant="plain"
            className={isExpanded ? "pf-m-expanded" : ""}
            aria-label={`${t("expandRow")}: ${words}, ${time}`}
            aria-expanded={isExpanded}
            data-testid="event-expand"
            onClick={() => {
              setIsExpanded(!isExpanded);
            }}
          >
            <div className="pf-v5-c-table__toggle-icon">
              <AngleDownIcon />
            </div>
          </Button>
        </Td>
        <Td dataLabel={t("eventTime")}>{time}</Td>
        <Td dataLabel={t("eventWhat")}>
          <TwoLines second={where === "" ? undefined : where}>
            <SortLabel sort={sortOf(event)} /> {words}
          </TwoLines>
        </Td>
        {!isOfOneToken && (
          <Td dataLabel={t("token")} modifier="breakWord">
            <TwoLines second={tokenName === undefined ? undefined : hint}>
              <Clamped name={tokenName ?? ""}>
                {tokenName === undefined || tokenId === undefined || event.kind === "DELETE" ? (
                  <Name of={tokenName ?? hint ?? "—"} />
                ) : (
                  <ConsoleLink to={tokenPath({ entityId, id: tokenId })}>
                    <Name of={tokenName} />
                  </ConsoleLink>
                )}
              </Clamped>
            </TwoLines>
          </Td>
        )}
        <Td dataLabel={t("eventBy")} modifier="breakWord">
          <TwoLines second={who.client}>
            <Name of={who.name ?? "—"} />
          </TwoLines>
        </Td>
        <Td dataLabel={t("eventIpAddress")} modifier="breakWord">
          <Name of={event.ipAddress ?? "—"} />
        </Td>
      </Tr>
      {isExpanded && (
        <Tr isExpanded data-testid="event-details">
          <Td colSpan={isOfOneToken ? 5 : 6}>
            <ExpandableRowContent>
              <EventDetails event={event} onFilter={onFilter} isOfOneToken={isOfOneToken} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
}
