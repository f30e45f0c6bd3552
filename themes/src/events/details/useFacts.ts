import { useTranslation } from "react-i18next";
import type { EntityEvent } from "../../api/events.ts";
import type { Fact } from "../../shared/FactList.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { actOf, actorWords, actWords } from "../words/acts.ts";
import { endpointName } from "../words/endpoints.ts";
import { kindName } from "../words/kinds.ts";
import { reasonSentence } from "../words/reasons.ts";
import { permissionNames } from "../words/permissions.ts";

/** The facts of an event, without its changes. */
export function useFacts(event: EntityEvent): readonly Fact[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { endpoint, permission, reason, count, kind } = event;
  const { act, actor, generation, foundAt, others } = actOf(event);
  const facts: readonly (readonly [term: string, text: string | undefined])[] = [
    [t("eventKind"), withCode(kindName(t, kind), kind)],
    [t("eventAct"), act && withCode(actWords(t, act), act)],
    [t("eventActor"), actor && withCode(actorWords(t, actor), actor)],
    [t("eventSecretGeneration"), generation],
    [t("eventFoundAt"), foundAt],
    [t("eventEndpoint"), endpoint && withCode(endpointName(t, endpoint), endpoint)],
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
    ...Object.entries(others),
  ];
  return facts.flatMap(([term, text]) => (text === undefined ? [] : [{ term, text }]));
}

/** Adds the code, by which documentation, logs and other tools name the same thing. */
function withCode(name: string, code: string): string {
  return name === code ? code : `${name} (${code})`;
}
