import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import { useLimitText } from "../useLimitText.ts";

/** Says which limits hold for a token besides its own; undefined if there are none. */
export function useLimitsHint({ limits }: Pick<Entity, "limits">): string | undefined {
  const { t } = useTranslation();
  const limitText = useLimitText();
  return limits && t("limitsOfEntity", { limits: limits.map(limitText).join(", ") });
}
