import type { EventKind, EventQuery } from "../api/events.ts";
import type { Paging } from "../api/rest.ts";
import { endOf } from "../tokens/expiry.ts";

/** A token by its id, and what people call it: it may be deleted. */
export interface FilteredToken {
  readonly id: string;
  readonly name: string;
}

/** Which events are shown. Days are as `<input type="date">` has them, empty for any. */
export interface Filters {
  readonly token: FilteredToken | undefined;
  readonly kinds: readonly EventKind[];
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: Filters = { token: undefined, kinds: [], from: "", to: "" };

export function isFiltered({ token, kinds, from, to }: Filters): boolean {
  return token !== undefined || kinds.length > 0 || from !== "" || to !== "";
}

/** What the server is asked for: days begin and end here, and not where it stands. */
export function queryOf({ token, kinds, from, to }: Filters, paging: Paging): EventQuery {
  return {
    ...paging,
    tokenId: token?.id,
    kind: kinds,
    dateFrom: from === "" ? undefined : startOf(from),
    dateTo: to === "" ? undefined : endOf(to),
  };
}

/** The first moment of a day, here. */
function startOf(date: string): number {
  return new Date(`${date}T00:00:00`).getTime();
}

/** A token by the beginning of its id, as the list of tokens has it. */
export function hintOf(tokenId: string): string {
  return `ket_${tokenId.slice(0, 8)}…`;
}
