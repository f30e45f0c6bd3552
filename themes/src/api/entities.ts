import type { Paging, Rest, Versioned } from "./rest.ts";

/** An entity as the server shows it. Times are epoch milliseconds. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly audience: readonly string[];
  readonly createdTimestamp: number;
  readonly updatedTimestamp: number;
  readonly tokenCount: number;
  readonly lastUsedTimestamp?: number;
}

/** What an admin says of an entity. `null` clears. */
export interface EntityChanges {
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly enabled?: boolean;
  readonly audience?: readonly string[];
}

export interface NewEntity extends EntityChanges {
  readonly name: string;
}

/** A client that may be an audience. */
export interface AudienceChoice {
  readonly clientId: string;
  readonly name?: string;
}

export interface EntityQuery extends Paging {
  readonly search?: string | undefined;
}

export function entityPath(id: string): string {
  return `/entities/${encodeURIComponent(id)}`;
}

export function listEntities(rest: Rest, query: EntityQuery): Promise<Entity[]> {
  return rest.get("/entities", { ...query });
}

export function getEntity(rest: Rest, id: string): Promise<Versioned<Entity>> {
  return rest.getVersioned(entityPath(id));
}

export function createEntity(rest: Rest, entity: NewEntity): Promise<Entity> {
  return rest.post("/entities", entity);
}

export function updateEntity(
  rest: Rest,
  { value, etag }: Versioned<Entity>,
  changes: EntityChanges,
): Promise<void> {
  return rest.put(entityPath(value.id), changes, etag);
}

export function deleteEntity(rest: Rest, id: string): Promise<void> {
  return rest.delete(entityPath(id));
}

export function listAvailableAudience(rest: Rest, search: string): Promise<AudienceChoice[]> {
  return rest.get("/entities/available-audience", { search, max: 20 });
}
