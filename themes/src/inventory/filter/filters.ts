import { isEntityId } from "../../api/ids.ts";
import type { InventoryQuery } from "../../api/inventory.ts";
import { pastedTokenId } from "../../api/pasted.ts";
import { queryString } from "../../api/rest.ts";
import type { Permission, TokenStatus } from "../../api/tokens.ts";
import { startOf } from "../../shared/text/days.ts";
import { PERMISSIONS } from "../../tokens/permissions.ts";
import { STATUSES } from "../../tokens/table/status.ts";

/** The tokens to show. An empty text sets no limit; a day begins in the browser's time zone. */
export interface Filters {
  readonly search: string;
  readonly status: TokenStatus | "";
  readonly permission: Permission | "";
  readonly entityId: string;
  readonly createdBy: string;
  readonly neverExpires: boolean;
  readonly violation: boolean;
  readonly expiresBefore: string;
  readonly unusedSince: string;
  readonly secretOlderThan: string;
}

export const NO_FILTERS: Filters = {
  search: "",
  status: "",
  permission: "",
  entityId: "",
  createdBy: "",
  neverExpires: false,
  violation: false,
  expiresBefore: "",
  unusedSince: "",
  secretOlderThan: "",
};

export type FilterName = keyof Filters;

/** The filters that are set, in the order of their chips. */
export function namesOf(filters: Filters): readonly FilterName[] {
  return (Object.keys(NO_FILTERS) as FilterName[]).filter(
    (name) => filters[name] !== NO_FILTERS[name],
  );
}

/** The filters in a page's address. What they cannot be is left out. */
export function filtersOf(address: string): Filters {
  const query = new URLSearchParams(address);
  // An address may have been made by hand, or by somebody with a token in the clipboard.
  const text = (name: FilterName) => {
    const value = query.get(name) ?? "";
    return pastedTokenId(value) ?? value;
  };
  const day = (name: FilterName) => (isDay(text(name)) ? text(name) : "");
  const isSet = (name: FilterName) => text(name) === "true";
  const entityId = text("entityId");
  return {
    search: text("search"),
    status: STATUSES.find((status) => status === text("status")) ?? "",
    permission: PERMISSIONS.find((permission) => permission === text("permission")) ?? "",
    entityId: isEntityId(entityId) ? entityId : "",
    createdBy: text("createdBy"),
    neverExpires: isSet("neverExpires"),
    violation: isSet("violation"),
    expiresBefore: day("expiresBefore"),
    unusedSince: day("unusedSince"),
    secretOlderThan: day("secretOlderThan"),
  };
}

/** The filters for a page's address, with a question mark; empty if none is set. */
export function addressOf(filters: Filters): string {
  return queryString(Object.fromEntries(namesOf(filters).map((name) => [name, filters[name]])));
}

/** The filters for the server. */
export function queryOf(filters: Filters): InventoryQuery {
  const { search, status, permission, entityId, createdBy, neverExpires, violation } = filters;
  return {
    search: search || undefined,
    status: status || undefined,
    permission: permission || undefined,
    entityId: entityId || undefined,
    createdBy: createdBy || undefined,
    neverExpires: neverExpires || undefined,
    violation: violation || undefined,
    expiresBefore: timeOf(filters.expiresBefore),
    unusedSince: timeOf(filters.unusedSince),
    secretOlderThan: timeOf(filters.secretOlderThan),
  };
}

function timeOf(day: string): number | undefined {
  return day === "" ? undefined : startOf(day);
}

/** Whether a text is a whole day that the server accepts. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && startOf(text) >= 0;
}
