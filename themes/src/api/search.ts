import { type Entity, type EntityQuery, getEntity, listEntities } from "./entities.ts";
import { isTokenId } from "./ids.ts";
import type { Rest } from "./rest.ts";
import { findToken } from "./tokens.ts";

/** Finds entities by a part of their names. If none fits, finds the one with this token id. */
export async function searchEntities(rest: Rest, query: EntityQuery): Promise<Entity[]> {
  const found = await listEntities(rest, query);
  if (found.length > 0 || (query.first ?? 0) > 0 || !isTokenId(query.search)) {
    return found;
  }
  const token = await findToken(rest, query.search);
  return token === undefined ? [] : [(await getEntity(rest, token.entityId)).value];
}
