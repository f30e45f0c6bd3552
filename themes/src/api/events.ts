import { entityPath } from "./entities.ts";
import type { Paging, Rest } from "./rest.ts";

/** Something that happened to an entity or a token of it. */
export interface EntityEvent {
  readonly id: string;
  readonly kind: string;
  readonly time: number;
  readonly tokenId?: string;
  readonly details?: Readonly<Record<string, string>>;
}

export interface EventQuery extends Paging {
  readonly tokenId?: string | undefined;
  readonly kind?: string | undefined;
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
}

/** What a realm stores of events. */
export interface RealmEventsConfig {
  readonly eventsEnabled?: boolean;
  readonly enabledEventTypes?: readonly string[];
  readonly adminEventsEnabled?: boolean;
  readonly adminEventsDetailsEnabled?: boolean;
}

export function listEvents(
  rest: Rest,
  entityId: string,
  query: EventQuery,
): Promise<EntityEvent[]> {
  return rest.get(`${entityPath(entityId)}/events`, { ...query });
}

export function getEventsConfig(rest: Rest): Promise<RealmEventsConfig> {
  return rest.get("/events/config");
}

export function updateEventsConfig(rest: Rest, config: RealmEventsConfig): Promise<void> {
  return rest.putUnversioned("/events/config", config);
}
