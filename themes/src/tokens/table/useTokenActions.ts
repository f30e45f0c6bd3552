import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { actOnTokens, type EntityToken, type TokenAction } from "../../api/tokens.ts";
import { useDone } from "../../shared/done/useDone.tsx";
import { isolated, shortened } from "../../shared/text/names.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { doneOf, undoOf } from "./actions.ts";
import { refusalsOf } from "./refusals.ts";

const DONE: Readonly<Record<TokenAction, { oneKey: string; manyKey: string }>> = {
  enable: { oneKey: "tokenEnabled", manyKey: "tokensEnabled" },
  disable: { oneKey: "tokenDisabled", manyKey: "tokensDisabled" },
  delete: { oneKey: "tokenDeleted", manyKey: "tokensDeleted" },
};

/** The number of tokens that a toast names. */
const NAMED = 3;

/**
 * Enables, disables or deletes tokens. A toast names them, and offers to undo it where that is
 * possible.
 *
 * @returns the function that acts, and the toast to render
 */
export function useTokenActions(entityId: string, onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { number, list } = useFormats();
  const { addError } = useAlerts();
  const { toast, say } = useDone();

  const namesOf = (tokens: readonly EntityToken[]) => {
    const names = tokens.slice(0, NAMED).map(({ name }) => isolated(shortened(name)));
    const more = tokens.length - names.length;
    return list(more > 0 ? [...names, t("tokensMore", { number: number(more) })] : names);
  };

  const act = async (action: TokenAction, tokens: readonly EntityToken[]): Promise<void> => {
    say(undefined);
    try {
      const ids = tokens.map(({ id }) => id);
      const results = await actOnTokens(rest, entityId, action, ids);
      const done = doneOf(tokens, results);
      const problem = refusalsOf(results)
        .map(({ labelKey, count }) => t(labelKey, { number: number(count) }))
        .join(" · ");
      if (done.length === 0) {
        addError("tokensActionError", problem);
      } else {
        const { oneKey, manyKey } = DONE[action];
        const undo = undoOf(action, done);
        say({
          title: done.length === 1 ? t(oneKey) : t(manyKey, { number: number(done.length) }),
          names: namesOf(done),
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
