import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/rest.ts";
import { actOnTokens, type EntityToken, type TokenAction } from "../../api/tokens.ts";
import { isolated } from "../../shared/text/names.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { refusalsOf } from "../../tokens/table/refusals.ts";
import { byEntity, outcomeOf } from "./outcome.ts";

const DONE_KEYS: Readonly<Record<TokenAction, string>> = {
  enable: "inventoryEnabled",
  disable: "inventoryDisabled",
  delete: "inventoryDeleted",
};

/** As many names fit an alert. */
const NAMED = 5;

/** Takes an action on tokens of any entities, and says which of them it has changed. */
export function useBulkAction(onDone: () => void) {
  const { t } = useTranslation();
  const rest = useRest();
  const { number } = useFormats();
  const { addAlert } = useAlerts();

  return async (action: TokenAction, tokens: readonly EntityToken[]) => {
    const { results, failures } = await outcomeOf(byEntity(tokens), (group) =>
      actOnTokens(
        rest,
        group[0]?.entityId ?? "",
        action,
        group.map(({ id }) => id),
      ),
    );
    const done = new Set(results.filter(({ result }) => result === "done").map(({ id }) => id));
    const names = tokens.filter(({ id }) => done.has(id)).map(({ name }) => isolated(name));
    const named = names.slice(0, NAMED).join(", ");
    const more = names.length - NAMED;
    const problems = [
      ...refusalsOf(results).map(({ labelKey, count }) => t(labelKey, { number: number(count) })),
      ...failures.map(({ entityName, error }) => `${isolated(entityName)}: ${error}`),
    ];
    addAlert(
      t(DONE_KEYS[action], { done: number(done.size), number: number(tokens.length) }),
      problems.length === 0 ? AlertVariant.success : AlertVariant.warning,
      [
        more > 0 ? t("inventoryAndMore", { names: named, number: number(more) }) : named,
        ...problems,
      ]
        .filter((words) => words !== "")
        .join(" · "),
    );
    onDone();
  };
}
