import type { TFunction } from "i18next";

const DOORS: Readonly<Record<string, string>> = {
  forward_auth: "eventDoorForwardAuth",
  authzen: "eventDoorAuthzen",
  introspection: "eventDoorIntrospection",
  client_credentials: "eventDoorClientCredentials",
  token_exchange: "eventDoorTokenExchange",
};

/** What the protocol is called by which a token was presented; an unknown one by its code. */
export function doorName(t: TFunction, door: string): string {
  const labelKey = DOORS[door];
  return labelKey === undefined ? door : t(labelKey);
}
