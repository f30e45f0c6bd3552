import { useCallback } from "react";
import { countInventory, type InventoryQuery, listInventory } from "../../api/inventory.ts";
import { useRest } from "../../api/rest.ts";
import type { Part } from "../../shared/list/Pager.tsx";
import { useRead } from "../../shared/useRead.ts";

/** How the list is sorted. */
export type Order = Pick<InventoryQuery, "sort" | "direction">;

/**
 * Reads a page of the realm's tokens, and the number of all that fit the filters. The caller keeps
 * each of the objects until it changes.
 *
 * @param generation a new value makes the hook read again
 * @returns the last page that was read, with its filters, whether it is the page that is asked for,
 *   and whether the latest attempt to read that failed
 */
export function useInventory(query: InventoryQuery, part: Part, order: Order, generation: number) {
  const rest = useRest();
  const read = useCallback(async () => {
    const [tokens, total] = await Promise.all([
      listInventory(rest, { ...query, ...part, ...order }),
      countInventory(rest, query),
    ]);
    return { tokens, total, query };
  }, [rest, query, part, order]);
  const { value: page, ...state } = useRead(read, generation, "tokensLoadError");
  return { page, ...state };
}
