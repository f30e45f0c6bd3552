import type { TFunction } from "i18next";
import type { EntityEvent } from "../api/events.ts";
import { PERMISSIONS } from "../tokens/permissions.ts";
import { changesOf } from "./changes.ts";
import { kindName } from "./kinds.ts";
import { reasonSentence } from "./reasons.ts";

/** What an event is about: an admin changed something, or a token was used or refused. */
export type Sort = "change" | "use" | "refusal";

export function sortOf({ category, kind }: EntityEvent): Sort {
  if (category === "admin") {
    return "change";
  }
  return kind.endsWith("_ERROR") ? "refusal" : "use";
}

/** What happened, in plain words. */
export function wordsOf(t: TFunction, event: EntityEvent): string {
  switch (sortOf(event)) {
    case "change":
      return changeWords(t, event);
    case "use":
      return event.permission === undefined
        ? t("eventTokenUsed")
        : t("eventTokenUsedFor", { permissions: permissionNames(t, event.permission) });
    case "refusal":
      return event.reason === undefined
        ? (event.error ?? kindName(t, event.kind))
        : reasonSentence(t, event.reason);
  }
}

/** Permissions by name that are separated by spaces. */
export function permissionNames(t: TFunction, permissions: string): string {
  return permissions
    .split(" ")
    .map((code) => {
      const known = PERMISSIONS.find(({ permission }) => permission === code);
      return known === undefined ? code : t(known.labelKey);
    })
    .join(", ");
}

const OF_TOKENS: Readonly<Record<string, string>> = {
  CREATE: "eventTokenCreated",
  UPDATE: "eventTokenChanged",
  DELETE: "eventTokenDeleted",
  ACTION: "eventTokenSwitched",
};

const OF_THE_ENTITY: Readonly<Record<string, string>> = {
  CREATE: "eventEntityCreated",
  UPDATE: "eventEntityChanged",
  DELETE: "eventEntityDeleted",
};

function changeWords(t: TFunction, event: EntityEvent): string {
  const isOfToken = event.tokenId !== undefined;
  switch (switchedTo(event)) {
    case true:
      return t(isOfToken ? "eventTokenEnabled" : "eventEntityEnabled");
    case false:
      return t(isOfToken ? "eventTokenDisabled" : "eventEntityDisabled");
    default: {
      const labelKey = (isOfToken ? OF_TOKENS : OF_THE_ENTITY)[event.kind];
      return labelKey === undefined ? event.kind : t(labelKey);
    }
  }
}

/** Whether it was switched on or off, if nothing else was changed. */
function switchedTo({ kind, before, after }: EntityEvent): unknown {
  const [change, ...more] = changesOf(before, after);
  const isSwitch = kind === "ACTION" || kind === "UPDATE";
  return isSwitch && change?.field === "enabled" && more.length === 0 ? change.after : undefined;
}
