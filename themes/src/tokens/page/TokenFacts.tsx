import { FormGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { endpointName } from "../../events/words/endpoints.ts";
import { Name } from "../../shared/text/Name.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";

/** What nobody can change of a token: how to know it again, and how it is used. */
export function TokenFacts({ token }: { readonly token: EntityToken }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormats();
  const { lastUsedTimestamp, lastUsedIp, lastUsedEndpoint, useCount } = token;
  const lastUse = [
    lastUsedTimestamp === undefined ? t("tokenNeverUsed") : dateTime(lastUsedTimestamp),
    ...(lastUsedEndpoint === undefined ? [] : [endpointName(t, lastUsedEndpoint)]),
    ...(lastUsedIp === undefined ? [] : [lastUsedIp]),
    ...(useCount > 0 ? [t("tokenUses", { number: number(useCount) })] : []),
  ];
  const facts = [
    { id: "hint", term: t("token"), text: token.hint },
    { id: "id", term: t("eventTokenId"), text: token.id },
    {
      id: "created",
      term: t("tokenCreated"),
      text: [dateTime(token.createdTimestamp), token.createdBy].join(" · "),
    },
    { id: "last-use", term: t("lastUsed"), text: lastUse.join(" · ") },
  ];
  return facts.map(({ id, term, text }) => (
    <FormGroup key={id} label={term} hasNoPaddingTop fieldId={`token-fact-${id}`}>
      <span id={`token-fact-${id}`} data-testid={`token-fact-${id}`}>
        <Name of={text} />
      </span>
    </FormGroup>
  ));
}
