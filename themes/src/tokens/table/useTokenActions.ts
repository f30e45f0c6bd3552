import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { actOnTokens, type EntityToken, type TokenAction } from "../../api/tokens.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { refusalsOf } from "./refusals.ts";

const DONE: Readonly<Record<TokenAction, { oneKey: string; manyKey: string }>> = {
  enable: { oneKey: "tokenEnabled", manyKey: "tokensEnabled" },
  disable: { oneKey: "tokenDisabled", manyKey: "tokensDisabled" },
  delete: { oneKey: "tokenDeleted", manyKey: "tokensDeleted" },
};

/** Enables, disables or deletes tokens, and shows the result in an alert. */
export function useTokenActions(entityId: string, onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { number } = useFormats();
  const { addAlert, addError } = useAlerts();

  return async (action: TokenAction, tokens: readonly Pick<EntityToken, "id">[]) => {
    try {
      const results = await actOnTokens(
        rest,
        entityId,
        action,
        tokens.map(({ id }) => id),
      );
      const refusals = refusalsOf(results);
      if (refusals.length === 0) {
        const { oneKey, manyKey } = DONE[action];
        const done = tokens.length;
        addAlert(done === 1 ? t(oneKey) : t(manyKey, { number: number(done) }));
      } else {
        const words = refusals.map(({ labelKey, count }) => t(labelKey, { number: number(count) }));
        addError("tokensActionError", words.join(" · "));
      }
      onDone();
    } catch (error) {
      addError("tokensActionError", error);
    }
  };
}
