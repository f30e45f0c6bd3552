import type { Rest } from "./rest.ts";

/** A client of the realm, with the fields that our pages need. */
export interface Client {
  /** The internal id, by which the console's pages name the client. */
  readonly id: string;
  readonly clientId: string;
}

/** Finds a client by its client id. */
export async function findClient(rest: Rest, clientId: string): Promise<Client | undefined> {
  const [client] = await rest.get<Client[]>("/clients", { clientId });
  return client;
}
