import { useMemo } from "react";
import { useConsole } from "../console.ts";
import { isPlainUrl } from "./ids.ts";
import { pastedTokenId } from "./pasted.ts";

/** A call that failed, at the server or on the way to it. */
export class ApiError extends Error {
  /** The HTTP status, or 0 without an answer. */
  readonly status: number;
  /** The faulty field, if the server names one. */
  readonly field: string | undefined;

  constructor(status: number, message: string, field?: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.field = field;
  }
}

/** Whether a call failed with this HTTP status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
}

/** The faulty field, if the server names one. Of an item, such as `addresses[2]`, it is the list. */
export function fieldOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.field?.replace(/\[.*/, "") : undefined;
}

/** A value with the version that a change of it must name. */
export interface Versioned<T extends object> {
  readonly value: T;
  /** Empty if a proxy has removed the header. */
  readonly etag: string;
}

/** The parameters of a query; a list becomes one parameter for each of its values. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** A page of a list. */
export interface Paging {
  readonly first?: number | undefined;
  readonly max?: number | undefined;
}

/** The admin REST API of a realm. */
export class Rest {
  readonly #base: string;
  readonly #accessToken: () => Promise<string>;

  constructor(base: string, accessToken: () => Promise<string>) {
    this.#base = base;
    this.#accessToken = accessToken;
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    const response = await this.#call("GET", path + queryString(query));
    return (await response.json()) as T;
  }

  async getVersioned<T extends object>(path: string): Promise<Versioned<T>> {
    const response = await this.#call("GET", path);
    return { value: (await response.json()) as T, etag: response.headers.get("ETag") ?? "" };
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.#call("POST", path, body);
    return (await response.json()) as T;
  }

  /** Asks for an act that needs no body, and that the server answers without one. */
  async act(path: string): Promise<void> {
    await this.#call("POST", path);
  }

  /**
   * Asks for an act on a value, at a path below the value's own. Fails with status 412 if somebody
   * else has changed the value since it was read.
   */
  async postVersioned<T>(
    path: string,
    act: string,
    body: unknown,
    read: Versioned<object>,
  ): Promise<T> {
    const condition = await this.#unchanged(path, read);
    const response = await this.#call("POST", `${path}/${act}`, body, condition);
    return (await response.json()) as T;
  }

  /** Fails with status 412 if somebody else has changed the value since it was read. */
  async put(
    path: string,
    body: unknown,
    read: Versioned<object>,
    query: Query = {},
  ): Promise<void> {
    const condition = await this.#unchanged(path, read);
    await this.#call("PUT", path + queryString(query), body, condition);
  }

  /** Asks what `put` would do, and changes nothing. */
  async putDryRun<T>(path: string, body: unknown, read: Versioned<object>): Promise<T> {
    const condition = await this.#unchanged(path, read);
    const response = await this.#call("PUT", path + queryString({ dryRun: true }), body, condition);
    return (await response.json()) as T;
  }

  /**
   * The header that makes the server compare versions. Without a version, this method compares in
   * place of the server; a change between this call and the next goes unnoticed.
   */
  async #unchanged(path: string, read: Versioned<object>): Promise<Record<string, string>> {
    if (read.etag !== "") {
      return { "If-Match": read.etag };
    }
    const now = await this.get<object>(path);
    if (versionOf(now) !== versionOf(read.value)) {
      throw new ApiError(412, "");
    }
    return {};
  }

  /** For values without a version. */
  async putUnversioned(path: string, body: unknown): Promise<void> {
    await this.#call("PUT", path, body);
  }

  /** Names no version: whoever deletes something does not mind that it has changed. */
  async delete(path: string): Promise<void> {
    await this.#call("DELETE", path);
  }

  async #call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const request: RequestInit = {
      method,
      cache: "no-store",
      headers: {
        Accept: "application/json",
        Authorization: `Bearer ${await this.#accessToken()}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const url = this.#base + path;
    if (!isPlainUrl(url)) {
      throw new ApiError(404, "");
    }
    let response: Response;
    try {
      response = await fetch(url, request);
    } catch (error) {
      throw new ApiError(0, error instanceof Error ? error.message : String(error));
    }
    if (!response.ok) {
      throw await errorOf(response);
    }
    return response;
  }
}

/** The time of a value's last change, or the whole value if it does not tell that time. */
function versionOf(value: object): unknown {
  return "updatedTimestamp" in value ? value.updatedTimestamp : JSON.stringify(value);
}

export function queryString(query: Query): string {
  const entries = Object.entries(query)
    .flatMap(([key, value]) => [value].flat().map((single) => [key, single] as const))
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => [key, withoutSecret(String(value))]);
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString()}`;
}

/** Proxies log addresses, so no secret may be in one. The search boxes are the first guard. */
function withoutSecret(value: string): string {
  return pastedTokenId(value) ?? value;
}

/** Reads Keycloak's ErrorRepresentation. The answer may come from a proxy and be something else. */
async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const message = response.statusText || `HTTP ${response.status}`;
  try {
    const body = JSON.parse(text) as Partial<Record<string, string>> | null;
    return new ApiError(
      response.status,
      body?.errorMessage ?? body?.error_description ?? body?.error ?? message,
      body?.field,
    );
  } catch {
    return new ApiError(response.status, message);
  }
}

/** The admin REST API of the console's current realm. */
export function useRest(): Rest {
  const { adminUrl, accessToken } = useConsole();
  return useMemo(() => new Rest(adminUrl, accessToken), [adminUrl, accessToken]);
}
