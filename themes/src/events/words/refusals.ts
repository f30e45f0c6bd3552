import type { TFunction } from "i18next";
import type { EntityEvent } from "../../api/events.ts";
import { kindName } from "./kinds.ts";
import { permissionNames } from "./permissions.ts";
import { reasonSentence } from "./reasons.ts";

/** Says why a token was refused, with what was asked for if that is the reason. */
export function refusalWords(t: TFunction, event: EntityEvent): string {
  const { reason, permission, requestedEntity } = event;
  if (reason === undefined) {
    return event.error ?? kindName(t, event.kind);
  }
  if (reason === "missing_permission" && permission !== undefined) {
    const permissions = permissionNames(t, permission);
    // The token may have some of several permissions.
    return permission.includes(" ")
      ? t("eventMissesOneOf", { permissions })
      : t("eventMisses", { permissions });
  }
  if (reason === "wrong_entity" && requestedEntity !== undefined) {
    return t("eventAskedForEntity", { entity: requestedEntity });
  }
  return reasonSentence(t, reason);
}
