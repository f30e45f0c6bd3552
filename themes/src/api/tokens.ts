import { entityPath } from "./entities.ts";
import { isTokenId } from "./ids.ts";
import { ApiError, type Paging, type Rest, type Versioned } from "./rest.ts";
import type { DryRun, RateLimit } from "./restrictions.ts";

export type Permission = "read" | "write" | "delete";

export type TokenStatus =
  "active" | "disabled" | "entity_disabled" | "expired" | "policy_violation" | "revoked";

/** One of the secrets that a token has had. Times are epoch milliseconds. */
export interface TokenSecret {
  /** 1 for the first secret, 2 for the next one, and so on. */
  readonly generation: number;
  /** An overlapping secret is an older one that still works. */
  readonly state: "current" | "overlapping" | "retired";
  readonly createdTimestamp: number;
  /** Absent for the current secret. */
  readonly endsTimestamp?: number;
  readonly firstUsedTimestamp?: number;
  readonly lastUsedTimestamp?: number;
  readonly lastUsedIp?: string;
}

/** A token in the server's representation, without its secret. Times are epoch milliseconds. */
export interface EntityToken {
  readonly id: string;
  readonly entityId: string;
  readonly entityName: string;
  readonly name: string;
  readonly description?: string;
  readonly permissions: readonly Permission[];
  /** What an enforced policy leaves of the permissions. */
  readonly effectivePermissions: readonly Permission[];
  readonly enabled: boolean;
  /** Whether the policy leaves the token out. */
  readonly exempt: boolean;
  /** The networks from which the token may be used; absent for anywhere. */
  readonly addresses?: readonly string[];
  /** How often the token may be used, besides what its entity says. */
  readonly limits?: readonly RateLimit[];
  /** The rules of the policy that the token breaks, enforced or not. */
  readonly violations?: readonly string[];
  readonly status: TokenStatus;
  readonly hint: string;
  readonly createdTimestamp: number;
  readonly createdBy: string;
  readonly updatedTimestamp: number;
  readonly expiresTimestamp?: number;
  readonly lastUsedTimestamp?: number;
  readonly lastUsedIp?: string;
  readonly lastUsedEndpoint?: string;
  readonly lastReadTimestamp?: number;
  readonly lastWriteTimestamp?: number;
  readonly lastDeleteTimestamp?: number;
  readonly useCount: number;
  /** Why the server disabled the token: `leaked` or `reused`. */
  readonly disabledReason?: string;
  /** The time at which somebody presented an old secret that should be out of use. */
  readonly suspectedTimestamp?: number;
  readonly revokedTimestamp?: number;
  /** The generation of the current secret. */
  readonly generation?: number;
  readonly secretCreatedTimestamp?: number;
  /** The current secret and the last older ones, newest first. */
  readonly secrets?: readonly TokenSecret[];
}

/** A token with a new secret. No other answer contains a secret. */
export interface IssuedToken extends EntityToken {
  readonly token: string;
}

/** The fields that an admin may change. `null` clears a field. */
export interface TokenChanges {
  readonly name?: string;
  readonly description?: string | null;
  readonly permissions?: readonly Permission[];
  readonly enabled?: boolean;
  readonly exempt?: boolean;
  readonly expiresTimestamp?: number | null;
  readonly addresses?: readonly string[] | null;
  readonly limits?: readonly RateLimit[];
}

export interface NewToken extends TokenChanges {
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** An ISO 8601 duration such as `P90D`, in place of `expiresTimestamp`. */
  readonly lifespan?: string;
}

/** How a token gets a new secret. Durations are those of ISO 8601. */
export interface Rotation {
  /** How long the older secrets still work. */
  readonly overlap: string;
  /** Whether the older secrets end once the new one has been used, if that is earlier. */
  readonly endOnFirstUse?: boolean;
  /** The time between that first use and the end of the older secrets. */
  readonly settle?: string;
}

/** Which tokens to list or to count. */
export interface TokenFilters {
  readonly search?: string | undefined;
  /** A whole name, in upper or lower case. */
  readonly name?: string | undefined;
  readonly status?: TokenStatus | undefined;
  /** Whether the list has only tokens without an end. */
  readonly neverExpires?: true | undefined;
  /** Whether the list has only tokens that break a rule of their policy. */
  readonly violation?: true | undefined;
}

export interface TokenQuery extends TokenFilters, Paging {
  readonly sort?: "name" | "created" | "expires" | "lastUsed" | undefined;
  readonly direction?: "asc" | "desc" | undefined;
}

export type TokenAction = "enable" | "disable" | "delete";

export interface TokenActionResult {
  readonly id: string;
  readonly result: "done" | "unchanged" | "not_found" | "rotation_required" | "revoked";
}

function tokensPath(entityId: string): string {
  return `${entityPath(entityId)}/tokens`;
}

function tokenPath(entityId: string, id: string): string {
  if (!isTokenId(id)) {
    throw new ApiError(404, "");
  }
  return `${tokensPath(entityId)}/${id}`;
}

export function listTokens(
  rest: Rest,
  entityId: string,
  query: TokenQuery,
): Promise<EntityToken[]> {
  return rest.get(tokensPath(entityId), { ...query });
}

export function countTokens(rest: Rest, entityId: string, filters: TokenFilters): Promise<number> {
  return rest.get(`${tokensPath(entityId)}/count`, { ...filters });
}

/** Finds a token of any entity by its id. */
export async function findToken(rest: Rest, id: string): Promise<EntityToken | undefined> {
  const tokens = await rest.get<EntityToken[]>("/entity-tokens", { search: id, max: 10 });
  return tokens.find((token) => token.id === id);
}

export function getToken(
  rest: Rest,
  entityId: string,
  id: string,
): Promise<Versioned<EntityToken>> {
  return rest.getVersioned(tokenPath(entityId, id));
}

export function createToken(rest: Rest, entityId: string, token: NewToken): Promise<IssuedToken> {
  return rest.post(tokensPath(entityId), token);
}

export function updateToken(
  rest: Rest,
  read: Versioned<EntityToken>,
  changes: TokenChanges,
): Promise<void> {
  return rest.put(tokenPath(read.value.entityId, read.value.id), changes, read);
}

/** Finds out whom a change of a token would shut out, and changes nothing. */
export function tryTokenChanges(
  rest: Rest,
  read: Versioned<EntityToken>,
  changes: TokenChanges,
): Promise<DryRun> {
  return rest.putDryRun(tokenPath(read.value.entityId, read.value.id), changes, read);
}

export function deleteToken(rest: Rest, { entityId, id }: EntityToken): Promise<void> {
  return rest.delete(tokenPath(entityId, id));
}

/** Gives a token a new secret. */
export function rotateToken(
  rest: Rest,
  read: Versioned<EntityToken>,
  rotation: Rotation,
): Promise<IssuedToken> {
  const { entityId, id } = read.value;
  return rest.postVersioned(tokenPath(entityId, id), "rotate", rotation, read);
}

/** Ends an older secret of a token now. */
export function endSecret(
  rest: Rest,
  { entityId, id }: EntityToken,
  generation: number,
): Promise<void> {
  return rest.delete(`${tokenPath(entityId, id)}/secrets/${generation}`);
}

/** Takes back the suspicion that somebody has stolen a secret of a token. */
export function dismissSuspicion(rest: Rest, token: EntityToken): Promise<void> {
  return rest.act(`${tokenPath(token.entityId, token.id)}/suspicion/dismiss`);
}

export function actOnTokens(
  rest: Rest,
  entityId: string,
  action: TokenAction,
  ids: readonly string[],
): Promise<TokenActionResult[]> {
  return rest.post(`${tokensPath(entityId)}/actions`, { action, ids });
}
