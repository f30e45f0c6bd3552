import { entityPath } from "./entities.ts";
import type { Paging, Rest } from "./rest.ts";

/** The kinds of an admin's changes, and the types of Keycloak's user events for tokens. */
export type EventKind = "CREATE" | "UPDATE" | "DELETE" | "ACTION" | UseType | `${UseType}_ERROR`;

type UseType = "PERMISSION_TOKEN" | "INTROSPECT_TOKEN" | "CLIENT_LOGIN" | "TOKEN_EXCHANGE";

/** Fields from the representation of an entity, a token or a policy. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Something that happened to an entity or one of its tokens. Codes are plain texts here, because
 * a newer server may send unknown ones.
 */
export interface EntityEvent {
  readonly id: string;
  /** The time at which the event was written, in epoch milliseconds. */
  readonly timestamp: number;
  readonly category: "admin" | "use";
  readonly kind: string;
  readonly tokenId?: string;
  /** The token's name at that time. */
  readonly tokenName?: string;
  readonly endpoint?: string;
  /** One or more permissions, separated by spaces. */
  readonly permission?: string;
  /** The entity of the request, if the token belongs to another one. */
  readonly requestedEntity?: string;
  readonly reason?: string;
  readonly error?: string;
  /** The number of events that were written as this one. */
  readonly count?: number;
  readonly clientId?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly userRealm?: string;
  readonly ipAddress?: string;
  readonly before?: Fields;
  readonly after?: Fields;
  /** The other details of Keycloak's event. */
  readonly details?: Readonly<Record<string, string>>;
}

export interface EventQuery extends Paging {
  readonly tokenId?: string | undefined;
  readonly kind?: readonly EventKind[] | undefined;
  readonly reason?: string | undefined;
  readonly ipAddress?: string | undefined;
  /** Epoch milliseconds; both limits belong to the range. */
  readonly dateFrom?: number | undefined;
  readonly dateTo?: number | undefined;
}

/** Which events of the list the realm stores. */
export interface EventSettings {
  readonly adminEventsEnabled: boolean;
  readonly adminEventsDetailsEnabled: boolean;
  readonly eventsEnabled: boolean;
  readonly missingEventTypes: readonly string[];
}

/**
 * The realm's configuration of events, with the fields that this page needs. The page writes all
 * other fields back as it has read them.
 */
export interface RealmEventsConfig {
  readonly eventsEnabled?: boolean;
  /** In seconds; absent if the realm never deletes user events. */
  readonly eventsExpiration?: number;
  /** If the realm lists no types, Keycloak sends those that it then stores. */
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

export function getEventSettings(rest: Rest, entityId: string): Promise<EventSettings> {
  return rest.get(`${entityPath(entityId)}/events/settings`);
}

export function getEventsConfig(rest: Rest): Promise<RealmEventsConfig> {
  return rest.get("/events/config");
}

export function updateEventsConfig(rest: Rest, config: RealmEventsConfig): Promise<void> {
  return rest.putUnversioned("/events/config", config);
}
