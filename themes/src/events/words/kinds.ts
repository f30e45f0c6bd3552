import type { TFunction } from "i18next";
import type { EventKind } from "../../api/events.ts";
import { endpointName } from "./endpoints.ts";

interface KindName {
  readonly kind: EventKind;
  readonly labelKey: string;
  /** The endpoints that write events of this kind; absent for an admin's change. */
  readonly endpoints?: readonly string[];
}

const GATEWAYS = ["forward_auth", "authzen"];
const REFUSERS = [...GATEWAYS, "self"];

/** All kinds, in the order in which the filter offers them. */
export const KINDS: readonly KindName[] = [
  { kind: "CREATE", labelKey: "eventKindCreated" },
  { kind: "UPDATE", labelKey: "eventKindChanged" },
  { kind: "ACTION", labelKey: "eventKindSwitched" },
  { kind: "DELETE", labelKey: "eventKindDeleted" },
  { kind: "PERMISSION_TOKEN", labelKey: "eventUse", endpoints: GATEWAYS },
  { kind: "INTROSPECT_TOKEN", labelKey: "eventUse", endpoints: ["introspection"] },
  { kind: "CLIENT_LOGIN", labelKey: "eventUse", endpoints: ["client_credentials"] },
  { kind: "TOKEN_EXCHANGE", labelKey: "eventUse", endpoints: ["token_exchange"] },
  { kind: "PERMISSION_TOKEN_ERROR", labelKey: "eventRefusal", endpoints: REFUSERS },
  { kind: "INTROSPECT_TOKEN_ERROR", labelKey: "eventRefusal", endpoints: ["introspection"] },
  { kind: "CLIENT_LOGIN_ERROR", labelKey: "eventRefusal", endpoints: ["client_credentials"] },
  { kind: "TOKEN_EXCHANGE_ERROR", labelKey: "eventRefusal", endpoints: ["token_exchange"] },
];

/** The kinds that tell of a refusal. */
export const REFUSALS: readonly EventKind[] = KINDS.map(({ kind }) => kind).filter((kind) =>
  kind.endsWith("_ERROR"),
);

/** The name of a kind of events, or its code: a newer server may send an unknown one. */
export function kindName(t: TFunction, kind: string): string {
  const known = KINDS.find((one) => one.kind === kind);
  if (known === undefined) {
    return kind;
  }
  const { labelKey, endpoints } = known;
  return endpoints === undefined
    ? t(labelKey)
    : t("eventKindAt", {
        what: t(labelKey),
        endpoints: endpoints.map((endpoint) => endpointName(t, endpoint)).join(", "),
      });
}
