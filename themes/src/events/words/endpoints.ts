import type { TFunction } from "i18next";
import { labelOf, type LabelKeys } from "../../shared/text/labels.ts";

const ENDPOINTS: LabelKeys = {
  forward_auth: "eventEndpointForwardAuth",
  authzen: "eventEndpointAuthzen",
  introspection: "eventEndpointIntrospection",
  client_credentials: "eventEndpointClientCredentials",
  token_exchange: "eventEndpointTokenExchange",
  self: "eventEndpointSelf",
  leaks: "eventEndpointLeaks",
};

/** The name of the endpoint at which a token was presented. */
export function endpointName(t: TFunction, endpoint: string): string {
  return labelOf(t, ENDPOINTS, endpoint);
}
