import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { actOnTokens, type EntityToken, type TokenAction } from "../../api/tokens.ts";
import { useDone } from "../../shared/done/useDone.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { settledOf, undoOf } from "./actions.ts";
import { refusalsOf } from "./refusals.ts";
import { useTokenNames } from "./useTokenNames.ts";

const DONE: Readonly<Record<TokenAction, { oneKey: string; manyKey: string }>> = {
  enable: { oneKey: "tokenEnabled", manyKey: "tokensEnabled" },
  disable: { oneKey: "tokenDisabled", manyKey: "tokensDisabled" },
  delete: { oneKey: "tokenDeleted", manyKey: "tokensDeleted" },
};

/**
 * Enables, disables or deletes tokens. A toast names them, and offers to undo it where that is
 * possible.
 *
 * @returns the function that acts, and the toast to render
 */
export function useTokenActions(entityId: string, onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { number } = useFormats();
  const namesOf = useTokenNames();
  const { addError } = useAlerts();
  const { toast, say } = useDone();

  const act = async (action: TokenAction, tokens: readonly EntityToken[]): Promise<void> => {
    say(undefined);
    try {
      const ids = tokens.map(({ id }) => id);
      const results = await actOnTokens(rest, entityId, action, ids);
      const settled = settledOf(tokens, results);
      const problem = refusalsOf(results)
        .map(({ labelKey, count }) => t(labelKey, { number: number(count) }))
        .join(" · ");
      if (settled.length === 0) {
        addError("tokensActionError", problem);
      } else {
        const { oneKey, manyKey } = DONE[action];
        const undo = undoOf(action, tokens, results);
        say({
          title: settled.length === 1 ? t(oneKey) : t(manyKey, { number: number(settled.length) }),
          names: namesOf(settled),
          problem: problem || undefined,
          undo: undo && (() => void act(undo.action, undo.tokens)),
        });
      }
      onDone();
    } catch (error) {
      addError("tokensActionError", error);
    }
  };

  return { act, toast };
}
