import type { EntityToken } from "../api/tokens.ts";

export const TOKEN_TABS = ["settings", "secrets", "events"] as const;

/** The path of a token's page, without a tab. */
export function tokenPath({ entityId, id }: Pick<EntityToken, "entityId" | "id">): string {
  return `/entities/${entityId}/tokens/${id}`;
}
