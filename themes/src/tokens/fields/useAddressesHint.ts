import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import type { TokenRules } from "./rules.ts";

/** Says what holds for a token's addresses besides its own list; undefined if nothing does. */
export function useAddressesHint(
  { addresses }: Pick<Entity, "addresses">,
  { mustHaveAddresses }: TokenRules,
): string | undefined {
  const { t } = useTranslation();
  if (addresses !== undefined) {
    return t("addressesOfEntity", { addresses: addresses.join(", ") });
  }
  return mustHaveAddresses ? t("tokenRuleAddresses") : undefined;
}
