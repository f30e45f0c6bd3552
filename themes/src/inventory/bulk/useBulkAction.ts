import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { actOnTokens, type EntityToken, type TokenAction } from "../../api/tokens.ts";
import { useDone } from "../../shared/done/useDone.tsx";
import { isolated } from "../../shared/text/names.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { settledOf, undoOf } from "../../tokens/table/actions.ts";
import { refusalsOf } from "../../tokens/table/refusals.ts";
import { useTokenNames } from "../../tokens/table/useTokenNames.ts";
import { byEntity, outcomeOf } from "./outcome.ts";

const DONE_KEYS: Readonly<Record<TokenAction, string>> = {
  enable: "inventoryEnabled",
  disable: "inventoryDisabled",
  delete: "inventoryDeleted",
};

/**
 * Takes an action on tokens of any entities. A toast names those that are as wanted, and offers
 * to undo it where that is possible.
 *
 * @returns the function that acts, and the toast to render
 */
export function useBulkAction(onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { number } = useFormats();
  const namesOf = useTokenNames();
  const { addError } = useAlerts();
  const { toast, say } = useDone();

  const act = async (action: TokenAction, tokens: readonly EntityToken[]): Promise<void> => {
    say(undefined);
    const { results, failures } = await outcomeOf(byEntity(tokens), (group) =>
      actOnTokens(
        rest,
        group[0]?.entityId ?? "",
        action,
        group.map(({ id }) => id),
      ),
    );
    const settled = settledOf(tokens, results);
    const problem = [
      ...refusalsOf(results).map(({ labelKey, count }) => t(labelKey, { number: number(count) })),
      ...failures.map(({ entityName, error }) => `${isolated(entityName)}: ${error}`),
    ].join(" · ");
    if (settled.length === 0) {
      addError("tokensActionError", problem);
    } else {
      const undo = undoOf(action, tokens, results);
      say({
        title: t(DONE_KEYS[action], {
          done: number(settled.length),
          number: number(tokens.length),
        }),
        names: namesOf(settled),
        problem: problem || undefined,
        undo: undo && (() => void act(undo.action, undo.tokens)),
      });
    }
    onDone();
  };

  return { act, toast };
}
