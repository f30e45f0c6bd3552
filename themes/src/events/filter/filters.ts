import type { EventKind, EventQuery } from "../../api/events.ts";
import type { Paging } from "../../api/rest.ts";
import { endOf, startOf } from "../../shared/text/days.ts";

/** A token with the name to show for it: the server may have deleted the token. */
export interface FilteredToken {
  readonly id: string;
  readonly name: string;
}

/** The events to show. An empty day sets no limit. */
export interface Filters {
  readonly token: FilteredToken | undefined;
  readonly kinds: readonly EventKind[];
  /** The code of the reason for a refusal. */
  readonly reason: string | undefined;
  /** The whole address; empty for any. */
  readonly address: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: Filters = {
  token: undefined,
  kinds: [],
  reason: undefined,
  address: "",
  from: "",
  to: "",
};

export function isFiltered({ token, kinds, reason, address, from, to }: Filters): boolean {
  return (
    token !== undefined ||
    reason !== undefined ||
    kinds.length > 0 ||
    [address, from, to].some((text) => text !== "")
  );
}

/** The query for the server. Days begin and end in the browser's time zone, not the server's. */
export function queryOf(filters: Filters, paging: Paging): EventQuery {
  const { token, kinds, reason, address, from, to } = filters;
  return {
    ...paging,
    tokenId: token?.id,
    kind: kinds,
    reason,
    ipAddress: address === "" ? undefined : address,
    dateFrom: from === "" ? undefined : startOf(from),
    dateTo: to === "" ? undefined : endOf(to),
  };
}

/** The first characters of a token, as in the list of tokens. */
export function hintOf(tokenId: string): string {
  return `ket_${tokenId.slice(0, 8)}…`;
}
