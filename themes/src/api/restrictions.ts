import type { Rest } from "./rest.ts";
import type { Permission } from "./tokens.ts";

/** How often a token may be used. */
export interface RateLimit {
  readonly name: string;
  readonly requests: number;
  /** An ISO 8601 duration, in which all requests come back. */
  readonly period: string;
  /** Absent if all requests count. */
  readonly permission?: Permission;
}

/** How a token was used from one network, at one endpoint. Times are epoch milliseconds. */
export interface NetworkUse {
  readonly tokenId: string;
  readonly tokenName: string;
  /** Absent if nobody could tell. */
  readonly network?: string;
  readonly endpoint: string;
  readonly firstUsedTimestamp: number;
  readonly lastUsedTimestamp: number;
  readonly useCount: number;
}

/** Whom a change of addresses would shut out, by the uses of the last 30 days. */
export interface DryRun {
  /** Whose forwarding headers the server believes. */
  readonly proxyTrust: "none" | "named" | "anybody";
  /** Whether the server has looked at all tokens, not only at those used last. */
  readonly complete: boolean;
  /** The first uses that would be refused. */
  readonly outside: readonly NetworkUse[];
  /** The first uses from networks of which a part would be refused. */
  readonly uncertain: readonly NetworkUse[];
  /** The first uses of which nobody told the address; they would be refused. */
  readonly untold: readonly NetworkUse[];
  readonly outsideTotal: number;
  readonly uncertainTotal: number;
  readonly untoldTotal: number;
}

/** Whether the recent uses of the realm's tokens came from one address. */
export interface OnlyAddress {
  readonly since: number;
  /** The address; absent unless several tokens were used, all from there. */
  readonly only?: string;
  /** How many were; absent without the address. */
  readonly tokens?: number;
}

export function getOnlyAddress(rest: Rest): Promise<OnlyAddress> {
  return rest.get("/entity-tokens/addresses");
}
