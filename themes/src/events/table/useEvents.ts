import { useCallback } from "react";
import { type EntityEvent, listEvents } from "../../api/events.ts";
import { useRest } from "../../api/rest.ts";
import type { Part } from "../../shared/list/Pager.tsx";
import { useRead } from "../../shared/useRead.ts";
import { type Filters, queryOf } from "../filter/filters.ts";

/** One page of events. The server does not count all events. */
export interface EventsPage extends Part {
  readonly events: readonly EntityEvent[];
  readonly hasMore: boolean;
}

/**
 * Reads a page of an entity's events, newest first.
 *
 * @param filters the caller keeps this object until a filter changes
 * @param paging the caller keeps this object until another page is wanted
 * @param generation a new value makes the hook read again
 * @returns the last page that was read, and whether the latest attempt failed
 */
export function useEvents(entityId: string, filters: Filters, paging: Part, generation: string) {
  const rest = useRest();
  const read = useCallback(async (): Promise<EventsPage> => {
    const { first, max } = paging;
    // One event more than the page shows tells whether a next page exists.
    const events = await listEvents(rest, entityId, queryOf(filters, { first, max: max + 1 }));
    return { first, max, events: events.slice(0, max), hasMore: events.length > max };
  }, [rest, entityId, filters, paging]);
  const { value: page, hasFailed } = useRead(read, generation, "eventsLoadError");
  return { page, hasFailed };
}
