import { useMemo } from "react";
import { useConsole } from "../console.ts";

/** A call that the server, or the way to it, refused. */
export class ApiError extends Error {
  /** The HTTP status, or 0 if there was no answer. */
  readonly status: number;
  /** The field that is at fault, where the server names one. */
  readonly field: string | undefined;

  constructor(status: number, message: string, field?: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.field = field;
  }
}

/** Something with the version that a change of it must name. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}

/** A list stands there once for each of its values. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** A page of a list. `max` is asked for by tables to know whether there is more. */
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

  async getVersioned<T>(path: string): Promise<Versioned<T>> {
    const response = await this.#call("GET", path);
    return { value: (await response.json()) as T, etag: response.headers.get("ETag") ?? "" };
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.#call("POST", path, body);
    return (await response.json()) as T;
  }

  /** Only if nobody else has changed it since it was read: else the error has status 412. */
  async put(path: string, body: unknown, etag: string): Promise<void> {
    await this.#call("PUT", path, body, { "If-Match": etag });
  }

  /** For what the server keeps no version of. */
  async putUnversioned(path: string, body: unknown): Promise<void> {
    await this.#call("PUT", path, body);
  }

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
    let response: Response;
    try {
      response = await fetch(this.#base + path, request);
    } catch (error) {
      throw new ApiError(0, error instanceof Error ? error.message : String(error));
    }
    if (!response.ok) {
      throw await errorOf(response);
    }
    return response;
  }
}

export function queryString(query: Query): string {
  const entries = Object.entries(query)
    .flatMap(([key, value]) => [value].flat().map((single) => [key, single] as const))
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => [key, String(value)]);
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString()}`;
}

/** Keycloak's ErrorRepresentation; or something else, from whatever stands before it. */
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

/** The admin REST API of the realm that is shown. */
export function useRest(): Rest {
  const { adminUrl, accessToken } = useConsole();
  return useMemo(() => new Rest(adminUrl, accessToken), [adminUrl, accessToken]);
}
