import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../../api/events.ts";
import { FactList } from "../../shared/FactList.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { changesOf } from "../words/changes.ts";
import { type FilteredToken, hintOf } from "../filter/filters.ts";
import { useFacts } from "./useFacts.ts";

interface EventDetailsProps {
  readonly event: EntityEvent;
  readonly onOnlyToken: (token: FilteredToken) => void;
}

/** Shows everything that the server knows about an event. */
export function EventDetails({ event, onOnlyToken }: EventDetailsProps) {
  const { t } = useTranslation();
  const { tokenId, tokenName } = event;
  const facts = useFacts(event);
  const changes = changesOf(event.before, event.after);
  return (
    <>
      <FactList facts={facts} columnModifier={{ xl: "2Col" }} />
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
