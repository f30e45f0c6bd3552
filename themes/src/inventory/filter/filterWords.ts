import { useTranslation } from "react-i18next";
import { startOf } from "../../shared/text/days.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { permissionName } from "../../tokens/permissions.ts";
import { STATUS_KEYS } from "../../tokens/table/status.ts";
import type { FilterName, Filters } from "./filters.ts";

export const FILTER_KEYS: Readonly<Record<FilterName, string>> = {
  search: "search",
  status: "tokenStatus",
  permission: "inventoryPermission",
  entityId: "inventoryEntity",
  createdBy: "inventoryCreatedBy",
  neverExpires: "inventoryNeverExpires",
  violation: "inventoryViolation",
  expiresBefore: "inventoryExpiresBefore",
  unusedSince: "inventoryUnusedSince",
  secretOlderThan: "inventorySecretOlderThan",
};

/** Says what a filter is set to; empty if its name says it all. */
export function useFilterText(entityName: string): (name: FilterName, filters: Filters) => string {
  const { t } = useTranslation();
  const { date } = useFormats();
  return (name, filters) => {
    switch (name) {
      case "status":
        return filters.status === "" ? "" : t(STATUS_KEYS[filters.status]);
      case "permission":
        return permissionName(t, filters.permission);
      case "entityId":
        return entityName;
      case "neverExpires":
      case "violation":
        return "";
      case "search":
      case "createdBy":
        return filters[name];
      default:
        return date(startOf(filters[name]));
    }
  };
}
