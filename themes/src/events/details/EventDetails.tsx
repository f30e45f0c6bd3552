import { Button, Flex } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../../api/events.ts";
import { FactList } from "../../shared/FactList.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { changesOf } from "../words/changes.ts";
import { type Filters, hintOf } from "../filter/filters.ts";
import { useFacts } from "./useFacts.ts";

interface EventDetailsProps {
  readonly event: EntityEvent;
  readonly onFilter: (changes: Partial<Filters>) => void;
  readonly isOfOneToken: boolean;
}

/** Shows everything that the server knows about an event, and leads to similar ones. */
export function EventDetails({ event, onFilter, isOfOneToken }: EventDetailsProps) {
  const { t } = useTranslation();
  const { tokenId, tokenName, ipAddress } = event;
  const facts = useFacts(event);
  const changes = changesOf(event.before, event.after);
  return (
    <>
      <FactList facts={facts} columnModifier={{ xl: "2Col" }} />
      {changes.length > 0 && <ChangesTable changes={changes} />}
      <Flex className="pf-v5-u-mt-md">
        {tokenId !== undefined && !isOfOneToken && (
          <Button
            isInline
            variant="link"
            data-testid="event-only-token"
            onClick={() => {
              onFilter({ token: { id: tokenId, name: tokenName ?? hintOf(tokenId) } });
            }}
          >
            {t("eventOnlyToken")}
          </Button>
        )}
        {ipAddress !== undefined && (
          <Button
            isInline
            variant="link"
            data-testid="event-only-address"
            onClick={() => {
              onFilter({ address: ipAddress });
            }}
          >
            {t("eventOnlyAddress")}
          </Button>
        )}
      </Flex>
    </>
  );
}
