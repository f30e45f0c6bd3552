import type { Rest } from "./rest.ts";
import type { EntityToken, Permission, TokenQuery } from "./tokens.ts";

/** Which tokens of the realm to list. Times are epoch milliseconds. */
export interface InventoryQuery extends TokenQuery {
  readonly entityId?: string | undefined;
  /** Tokens that have this permission, maybe beside others. */
  readonly permission?: Permission | undefined;
  readonly createdBy?: string | undefined;
  readonly neverExpires?: true | undefined;
  /** Tokens that break a rule of their policy, whether it is enforced already or not. */
  readonly violation?: true | undefined;
  readonly expiresBefore?: number | undefined;
  readonly unusedSince?: number | undefined;
  /** Tokens whose current secret was made before. */
  readonly secretOlderThan?: number | undefined;
}

export function listInventory(rest: Rest, query: InventoryQuery): Promise<EntityToken[]> {
  return rest.get("/entity-tokens", { ...query });
}

export function countInventory(rest: Rest, query: InventoryQuery): Promise<number> {
  return rest.get("/entity-tokens/count", { ...query });
}
