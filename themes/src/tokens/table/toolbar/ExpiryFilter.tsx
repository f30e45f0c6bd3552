import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { TokenFilters } from "../../../api/tokens.ts";
import { ROOM_FOR_ARROW } from "../../fields/roomForArrow.ts";

interface ExpiryFilterProps {
  readonly filters: TokenFilters;
  readonly onFilter: (changes: TokenFilters) => void;
}

const NEVER = "never";

/** Picks the tokens that never expire. */
export function ExpiryFilter({ filters, onFilter }: ExpiryFilterProps) {
  const { t } = useTranslation();
  return (
    <FormSelect
      aria-label={t("tokenExpires")}
      data-testid="token-expiry-filter"
      style={ROOM_FOR_ARROW}
      value={filters.neverExpires ? NEVER : ""}
      onChange={(_event, value) => {
        onFilter({ neverExpires: value === NEVER ? true : undefined });
      }}
    >
      <FormSelectOption value="" label={t("tokenAnyExpiry")} />
      <FormSelectOption value={NEVER} label={t("tokenNeverExpires")} />
    </FormSelect>
  );
}
