import type { TFunction } from "i18next";
import type { EntityEvent } from "../../api/events.ts";
import { actOf, actorWords } from "./acts.ts";

/** Who caused an event, and the client that this one called with. */
export interface Who {
  readonly name: string | undefined;
  readonly client: string | undefined;
}

/** Endpoints at which no client calls, with the name of who asks there. */
const WITHOUT_CLIENT: Readonly<Record<string, string>> = {
  forward_auth: "eventByGateway",
  self: "eventActorHolder",
};

/** Finds out who caused an event: an admin, a gateway, a client or the holder of the token. */
export function whoOf(t: TFunction, event: EntityEvent): Who {
  const { category, username, clientId, endpoint = "" } = event;
  const { actor } = actOf(event);
  if (category === "admin" && username !== undefined) {
    return { name: username, client: clientId };
  }
  if (actor !== undefined) {
    return { name: actorWords(t, actor), client: clientId };
  }
  const nameKey = WITHOUT_CLIENT[endpoint];
  if (nameKey !== undefined) {
    return { name: t(nameKey), client: undefined };
  }
  // The token itself is the credential that this client presented.
  return endpoint === "client_credentials"
    ? { name: t("eventActorHolder"), client: clientId }
    : { name: clientId, client: undefined };
}
