import type { TFunction } from "i18next";
import type { EventKind } from "../api/events.ts";
import { doorName } from "./doors.ts";

interface KindName {
  readonly kind: EventKind;
  readonly labelKey: string;
  /** By which protocols, where it is about a use. */
  readonly doors?: readonly string[];
}

const GATEWAYS = ["forward_auth", "authzen"];

/** In the order in which they are offered. */
export const KINDS: readonly KindName[] = [
  { kind: "CREATE", labelKey: "eventKindCreated" },
  { kind: "UPDATE", labelKey: "eventKindChanged" },
  { kind: "ACTION", labelKey: "eventKindSwitched" },
  { kind: "DELETE", labelKey: "eventKindDeleted" },
  { kind: "PERMISSION_TOKEN", labelKey: "eventUse", doors: GATEWAYS },
  { kind: "INTROSPECT_TOKEN", labelKey: "eventUse", doors: ["introspection"] },
  { kind: "CLIENT_LOGIN", labelKey: "eventUse", doors: ["client_credentials"] },
  { kind: "TOKEN_EXCHANGE", labelKey: "eventUse", doors: ["token_exchange"] },
  { kind: "PERMISSION_TOKEN_ERROR", labelKey: "eventRefusal", doors: GATEWAYS },
  { kind: "INTROSPECT_TOKEN_ERROR", labelKey: "eventRefusal", doors: ["introspection"] },
  { kind: "CLIENT_LOGIN_ERROR", labelKey: "eventRefusal", doors: ["client_credentials"] },
  { kind: "TOKEN_EXCHANGE_ERROR", labelKey: "eventRefusal", doors: ["token_exchange"] },
];

/** What a kind of events is called; one that is not known by its code. */
export function kindName(t: TFunction, kind: string): string {
  const known = KINDS.find((one) => one.kind === kind);
  if (known === undefined) {
    return kind;
  }
  const { labelKey, doors } = known;
  return doors === undefined
    ? t(labelKey)
    : t("eventKindAt", {
        what: t(labelKey),
        doors: doors.map((door) => doorName(t, door)).join(", "),
      });
}
