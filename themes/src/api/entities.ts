import { isEntityId } from "./ids.ts";
import { ApiError, type Paging, type Rest, type Versioned } from "./rest.ts";
import type { DryRun, RateLimit } from "./restrictions.ts";

/** An entity in the server's representation. Times are epoch milliseconds. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly audience: readonly string[];
  /** The networks from which the entity's tokens may be used; absent for anywhere. */
  readonly addresses?: readonly string[];
  /** How often each of the entity's tokens may be used. */
  readonly limits?: readonly RateLimit[];
  readonly createdTimestamp: number;
  readonly updatedTimestamp: number;
  readonly tokenCount: number;
  readonly lastUsedTimestamp?: number;
  /** The rules that hold for the entity's tokens, by their names; absent rules are not set. */
  readonly effective?: Readonly<Record<string, EffectiveRule>>;
}

/** A rule of a policy, and whose policy it is. */
export interface EffectiveRule {
  readonly value: unknown;
  readonly origin: "realm" | "entity" | "both";
}

/** The fields that an admin may change. `null` clears a field. */
export interface EntityChanges {
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly enabled?: boolean;
  readonly audience?: readonly string[];
  readonly addresses?: readonly string[] | null;
  readonly limits?: readonly RateLimit[];
}

export interface NewEntity extends EntityChanges {
  readonly name: string;
}

/** A client of the realm. */
export interface AudienceChoice {
  readonly clientId: string;
  readonly name?: string;
  /** Why no audience may have it, such as `built_in`; absent if it can be picked. */
  readonly unavailableReason?: string;
}

export interface EntityQuery extends Paging {
  readonly search?: string | undefined;
}

/** Throws the server's error for an unknown entity if the text cannot be an id. */
export function entityPath(id: string): string {
  if (!isEntityId(id)) {
    throw new ApiError(404, "");
  }
  return `/entities/${id}`;
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
  read: Versioned<Entity>,
  changes: EntityChanges,
): Promise<void> {
  return rest.put(entityPath(read.value.id), changes, read);
}

/** Finds out whom a change of an entity would shut out, and changes nothing. */
export function tryEntityChanges(
  rest: Rest,
  read: Versioned<Entity>,
  changes: EntityChanges,
): Promise<DryRun> {
  return rest.putDryRun(entityPath(read.value.id), changes, read);
}

export function deleteEntity(rest: Rest, id: string): Promise<void> {
  return rest.delete(entityPath(id));
}

export function listAvailableAudience(rest: Rest, search: string): Promise<AudienceChoice[]> {
  return rest.get("/entities/available-audience", { search, unavailable: true, max: 20 });
}
