import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { TokenFilters } from "../../../api/tokens.ts";
import { ROOM_FOR_ARROW } from "../../fields/roomForArrow.ts";
import { STATUS_KEYS, STATUSES } from "../status.ts";

/** As wide as most of the choices: the longest one would take the place of the pager. */
const NARROW = { ...ROOM_FOR_ARROW, maxWidth: "12rem" } as const;

interface StatusFilterProps {
  readonly filters: TokenFilters;
  readonly onFilter: (changes: TokenFilters) => void;
}

/** The option for tokens that break a rule, whether or not they still work. */
const VIOLATION = "violation";

/** Picks tokens by their status, or those that break a rule of the policy. */
export function StatusFilter({ filters, onFilter }: StatusFilterProps) {
  const { t } = useTranslation();
  return (
    <FormSelect
      aria-label={t("tokenStatus")}
      data-testid="token-status-filter"
      style={NARROW}
      value={filters.violation ? VIOLATION : (filters.status ?? "")}
      onChange={(_event, value) => {
        onFilter({
          status: STATUSES.find((status) => status === value),
          violation: value === VIOLATION ? true : undefined,
        });
      }}
    >
      <FormSelectOption value="" label={t("tokenAnyStatus")} />
      {STATUSES.map((status) => (
        <FormSelectOption key={status} value={status} label={t(STATUS_KEYS[status])} />
      ))}
      <FormSelectOption value={VIOLATION} label={t("tokenBreaksRule")} />
    </FormSelect>
  );
}
