import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../api/events.ts";
import { useFormats } from "../page/useFormats.ts";
import { doorName } from "./doors.ts";
import { kindName } from "./kinds.ts";
import { reasonSentence } from "./reasons.ts";
import { permissionNames } from "./wording.ts";

/** Something that is known of an event. */
export interface Fact {
  readonly term: string;
  readonly text: string;
}

/** What is known of an event, but for what it changed; codes stand beside their names. */
export function useFacts(event: EntityEvent): readonly Fact[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { door, permission, reason, count, kind } = event;
  const facts: readonly (readonly [term: string, text: string | undefined])[] = [
    [t("eventKind"), withCode(kindName(t, kind), kind)],
    [t("eventDoor"), door && withCode(doorName(t, door), door)],
    [t("tokenPermissions"), permission && permissionNames(t, permission)],
    [t("eventReason"), reason && withCode(reasonSentence(t, reason), reason)],
    [t("eventRequestedEntity"), event.requestedEntity],
    [t("eventError"), event.error],
    [t("eventCount"), count === undefined ? undefined : number(count)],
    [t("eventTokenId"), event.tokenId],
    [t("eventUser"), event.username],
    [t("eventUserId"), event.userId],
    [t("eventUserRealm"), event.userRealm],
    [t("eventClient"), event.clientId],
    [t("eventIpAddress"), event.ipAddress],
    [t("eventId"), event.id],
    ...Object.entries(event.details ?? {}),
  ];
  return facts.flatMap(([term, text]) => (text === undefined ? [] : [{ term, text }]));
}

/** As documentation, logs and other tools call it. */
function withCode(name: string, code: string): string {
  return name === code ? code : `${name} (${code})`;
}
