import {
  Checkbox,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Gallery,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { permissionName, PERMISSIONS } from "../../tokens/permissions.ts";
import { STATUS_KEYS, STATUSES } from "../../tokens/table/status.ts";
import { DayField } from "./DayField.tsx";
import { EntityFilter } from "./EntityFilter.tsx";
import type { Filters } from "./filters.ts";
import { FILTER_KEYS } from "./filterWords.ts";
import { SearchField } from "./SearchField.tsx";

interface FilterPanelProps {
  readonly id: string;
  readonly filters: Filters;
  readonly entityName: string;
  readonly onFilter: (changes: Partial<Filters>) => void;
}

/** All filters but the search. Each of them works at once. */
export function FilterPanel({ id, filters, entityName, onFilter }: FilterPanelProps) {
  const { t } = useTranslation();
  const days = ["expiresBefore", "unusedSince", "secretOlderThan"] as const;
  const flags = ["neverExpires", "violation"] as const;
  return (
    <Form
      id={id}
      aria-label={t("inventoryFilters")}
      className="pf-v5-u-px-md pf-v5-u-pb-md"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Gallery hasGutter minWidths={{ default: "14rem" }}>
        <Choice
          id="filter-status"
          label={t("tokenStatus")}
          anyLabel={t("tokenAnyStatus")}
          value={filters.status}
          choices={STATUSES.map((status) => [status, t(STATUS_KEYS[status])])}
          onPick={(value) => {
            onFilter({ status: STATUSES.find((status) => status === value) ?? "" });
          }}
        />
        <Choice
          id="filter-permission"
          label={t("inventoryPermission")}
          anyLabel={t("inventoryAnyPermission")}
          value={filters.permission}
          choices={PERMISSIONS.map((permission) => [permission, permissionName(t, permission)])}
          onPick={(value) => {
            onFilter({ permission: PERMISSIONS.find((known) => known === value) ?? "" });
          }}
        />
        <EntityFilter
          id="filter-entity"
          entityId={filters.entityId}
          entityName={entityName}
          onEntity={(entityId) => {
            onFilter({ entityId });
          }}
        />
        <FormGroup fieldId="filter-creator" label={t("inventoryCreatedBy")}>
          <SearchField
            id="filter-creator"
            label={t("inventoryCreatedBy")}
            text={filters.createdBy}
            onText={(createdBy) => {
              onFilter({ createdBy });
            }}
          />
        </FormGroup>
        {days.map((name) => (
          <DayField
            key={name}
            id={`filter-${name}`}
            label={t(FILTER_KEYS[name])}
            day={filters[name]}
            onDay={(day) => {
              onFilter({ [name]: day });
            }}
          />
        ))}
        <FormGroup role="group" label={t("inventoryOnly")}>
          {flags.map((name) => (
            <Checkbox
              key={name}
              id={`filter-${name}`}
              data-testid={`filter-${name}`}
              label={t(FILTER_KEYS[name])}
              isChecked={filters[name]}
              onChange={(_event, isChecked) => {
                onFilter({ [name]: isChecked });
              }}
            />
          ))}
        </FormGroup>
      </Gallery>
    </Form>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly anyLabel: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}

function Choice({ id, label, anyLabel, value, choices, onPick }: ChoiceProps) {
  return (
    <FormGroup fieldId={id} label={label}>
      <FormSelect
        id={id}
        data-testid={id}
        value={value}
        onChange={(_event, picked) => {
          onPick(picked);
        }}
      >
        <FormSelectOption value="" label={anyLabel} />
        {choices.map(([choice, text]) => (
          <FormSelectOption key={choice} value={choice} label={text} />
        ))}
      </FormSelect>
    </FormGroup>
  );
}
