import type { TFunction } from "i18next";
import { labelOf, type LabelKeys } from "./labels.ts";

const FIELDS: LabelKeys = {
  name: "name",
  displayName: "displayName",
  description: "description",
  enabled: "enabled",
  audience: "entityAudience",
  tokenCount: "entityTokenCount",
  permissions: "tokenPermissions",
  status: "tokenStatus",
  createdTimestamp: "tokenCreated",
  expiresTimestamp: "tokenExpires",
  lastUsedTimestamp: "lastUsed",
};

/** The name that admins know for a field of an entity or a token. */
export function fieldName(t: TFunction, field: string): string {
  return labelOf(t, FIELDS, field);
}
