import { useCallback } from "react";
import { type EntityEvent, listEvents } from "../api/events.ts";
import { useRest } from "../api/rest.ts";
import type { Part } from "../page/Pager.tsx";
import { useRead } from "../page/useRead.ts";
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
  const read = useCallback(async (): Promise<EventsPage> => {
    const { first, max } = paging;
    // One more than is shown tells whether there is a next page.
    const events = await listEvents(rest, entityId, queryOf(filters, { first, max: max + 1 }));
    return { first, max, events: events.slice(0, max), hasMore: events.length > max };
  }, [rest, entityId, filters, paging]);
  const { value: page, hasFailed } = useRead(read, generation, "eventsLoadError");
  return { page, hasFailed };
}
