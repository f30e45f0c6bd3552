import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useEffect, useState } from "react";
import { type EntityEvent, listEvents } from "../api/events.ts";
import { useRest } from "../api/rest.ts";
import type { Part } from "../page/Pager.tsx";
import { type Filters, queryOf } from "./filters.ts";

/** One page of events: how many there are on all, nobody counts. */
export interface EventsPage extends Part {
  readonly events: readonly EntityEvent[];
  readonly hasMore: boolean;
}

/**
 * Reads a page of an entity's events, newest first.
 *
 * @param filters kept by the caller between changes of it, as is `paging`
 * @param generation read anew when it changes
 * @returns the last page that was read, if any, and whether one could not be read since
 */
export function useEvents(entityId: string, filters: Filters, paging: Part, generation: string) {
  const rest = useRest();
  const { addError } = useAlerts();
  const [page, setPage] = useState<EventsPage>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isWanted = true;
    const { first, max } = paging;
    // One more than is shown tells whether there is a next page.
    listEvents(rest, entityId, queryOf(filters, { first, max: max + 1 })).then(
      (events) => {
        if (isWanted) {
          setPage({ first, max, events: events.slice(0, max), hasMore: events.length > max });
          setHasFailed(false);
        }
      },
      (error: unknown) => {
        if (isWanted) {
          setHasFailed(true);
          addError("eventsLoadError", error);
        }
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rest, entityId, filters, paging, generation, addError]);

  return { page, hasFailed };
}
