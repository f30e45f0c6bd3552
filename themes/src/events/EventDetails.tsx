import {
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../api/events.ts";
import { ChangesTable } from "./ChangesTable.tsx";
import { changesOf } from "./changes.ts";
import { type FilteredToken, hintOf } from "./filters.ts";
import { useFacts } from "./useFacts.ts";

interface EventDetailsProps {
  readonly event: EntityEvent;
  readonly onOnlyToken: (token: FilteredToken) => void;
}

/** All that is known of an event. */
export function EventDetails({ event, onOnlyToken }: EventDetailsProps) {
  const { t } = useTranslation();
  const { tokenId, tokenName } = event;
  const facts = useFacts(event);
  const changes = changesOf(event.before, event.after);
  return (
    <>
      <DescriptionList isCompact isHorizontal columnModifier={{ xl: "2Col" }}>
        {facts.map(({ term, text }) => (
          <DescriptionListGroup key={term}>
            <DescriptionListTerm>{term}</DescriptionListTerm>
            <DescriptionListDescription className="pf-v5-u-text-break-word">
              {text}
            </DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
      {changes.length > 0 && <ChangesTable changes={changes} />}
      {tokenId !== undefined && (
        <Button
          isInline
          variant="link"
          className="pf-v5-u-mt-md"
          data-testid="event-only-token"
          onClick={() => {
            onOnlyToken({ id: tokenId, name: tokenName ?? hintOf(tokenId) });
          }}
        >
          {t("eventOnlyToken")}
        </Button>
      )}
    </>
  );
}
