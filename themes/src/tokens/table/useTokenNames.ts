import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { isolated, shortened } from "../../shared/text/names.ts";
import { useFormats } from "../../shared/text/useFormats.ts";

/** The number of tokens that a toast names. */
const NAMED = 3;

/** Names the first tokens of a list, and says how many more there are. */
export function useTokenNames(): (tokens: readonly EntityToken[]) => string {
  const { t } = useTranslation();
  const { number, list } = useFormats();
  return (tokens) => {
    const names = tokens.slice(0, NAMED).map(({ name }) => isolated(shortened(name)));
    const more = tokens.length - names.length;
    return list(more > 0 ? [...names, t("tokensMore", { number: number(more) })] : names);
  };
}
