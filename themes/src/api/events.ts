import { entityPath } from "./entities.ts";
import type { Paging, Rest } from "./rest.ts";

/** What admins do, and the types of Keycloak's user events that tell of tokens. */
export type EventKind = "CREATE" | "UPDATE" | "DELETE" | "ACTION" | UseType | `${UseType}_ERROR`;

type UseType = "PERMISSION_TOKEN" | "INTROSPECT_TOKEN" | "CLIENT_LOGIN" | "TOKEN_EXCHANGE";

/** Fields of an entity or a token, as they stand in its representation. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Something that happened to an entity or a token of it. Codes that this page
 * does not know may come from a newer server: they are plain texts here.
 */
export interface EntityEvent {
  readonly id: string;
  /** When it was written, in epoch milliseconds. */
  readonly timestamp: number;
  readonly category: "admin" | "use";
  readonly kind: string;
  readonly tokenId?: string;
  /** The name that the token had then. */
  readonly tokenName?: string;
  readonly door?: string;
  /** Separated by spaces. */
  readonly permission?: string;
  /** The entity that was asked for, if the token has another. */
  readonly requestedEntity?: string;
  readonly reason?: string;
  readonly error?: string;
  /** Of how many it tells, where several were written as one. */
  readonly count?: number;
  readonly clientId?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly userRealm?: string;
  readonly ipAddress?: string;
  readonly before?: Fields;
  readonly after?: Fields;
  /** What else Keycloak wrote into its event. */
  readonly details?: Readonly<Record<string, string>>;
}

export interface EventQuery extends Paging {
  readonly tokenId?: string | undefined;
  readonly kind?: readonly EventKind[] | undefined;
  /** Epoch milliseconds, both included. */
  readonly dateFrom?: number | undefined;
  readonly dateTo?: number | undefined;
}

/** Whether the realm stores what the list of events can have. */
export interface EventSettings {
  readonly adminEventsEnabled: boolean;
  readonly adminEventsDetailsEnabled: boolean;
  readonly eventsEnabled: boolean;
  readonly missingEventTypes: readonly string[];
}

/**
 * What a realm stores of events, as far as this page has to know: what else is
 * read is written back as it was.
 */
export interface RealmEventsConfig {
  readonly eventsEnabled?: boolean;
  /** Where the realm names none, Keycloak tells those that it then stores. */
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
