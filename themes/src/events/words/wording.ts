import type { TFunction } from "i18next";
import type { EntityEvent } from "../../api/events.ts";
import { labelOf, type LabelKeys } from "../../shared/text/labels.ts";
import { actOf, actWords } from "./acts.ts";
import { changesOf } from "./changes.ts";
import { permissionNames } from "./permissions.ts";
import { refusalWords } from "./refusals.ts";

/** An event tells of an admin's change, of a token's use, or of a refusal. */
export type Sort = "change" | "use" | "refusal";

export function sortOf({ category, kind }: EntityEvent): Sort {
  if (category === "admin") {
    return "change";
  }
  return kind.endsWith("_ERROR") ? "refusal" : "use";
}

/** Words that say what happened. */
export function wordsOf(t: TFunction, event: EntityEvent): string {
  switch (sortOf(event)) {
    case "change":
      return changeWords(t, event);
    case "use":
      return event.permission === undefined
        ? t("eventTokenUsed")
        : t("eventTokenUsedFor", { permissions: permissionNames(t, event.permission) });
    case "refusal":
      return refusalWords(t, event);
  }
}

const TOKEN_CHANGES: LabelKeys = {
  CREATE: "eventTokenCreated",
  UPDATE: "eventTokenChanged",
  DELETE: "eventTokenDeleted",
  ACTION: "eventTokenSwitched",
};

const ENTITY_CHANGES: LabelKeys = {
  CREATE: "eventEntityCreated",
  UPDATE: "eventEntityChanged",
  DELETE: "eventEntityDeleted",
};

function changeWords(t: TFunction, event: EntityEvent): string {
  const { act } = actOf(event);
  if (act !== undefined) {
    return actWords(t, act);
  }
  if (isOfPolicy(event)) {
    return t("eventPolicyChanged");
  }
  const isOfToken = event.tokenId !== undefined;
  switch (switchedTo(event)) {
    case true:
      return t(isOfToken ? "eventTokenEnabled" : "eventEntityEnabled");
    case false:
      return t(isOfToken ? "eventTokenDisabled" : "eventEntityDisabled");
    default:
      return labelOf(t, isOfToken ? TOKEN_CHANGES : ENTITY_CHANGES, event.kind);
  }
}

/** The new value of the switch, if the event changed nothing else. */
function switchedTo({ kind, before, after }: EntityEvent): unknown {
  const [change, ...more] = changesOf(before, after);
  const isSwitch = kind === "ACTION" || kind === "UPDATE";
  return isSwitch && change?.field === "enabled" && more.length === 0 ? change.after : undefined;
}

/** The fields of a policy. No entity has fields of these names, and no token but `permissions`. */
const POLICY = [
  "maxOverlap",
  "onReuse",
  "selfRotate",
  "maxLifespan",
  "expiryRequired",
  "defaultLifespan",
  "namePattern",
  "permissions",
  "addressesRequired",
  "maxTokens",
  "enforceFrom",
];

/** Whether an event tells of a policy: the server sends no resource type, but the fields. */
function isOfPolicy({ tokenId, before, after }: EntityEvent): boolean {
  const changes = changesOf(before, after);
  return (
    tokenId === undefined &&
    changes.length > 0 &&
    changes.every(({ field }) => POLICY.includes(field))
  );
}
