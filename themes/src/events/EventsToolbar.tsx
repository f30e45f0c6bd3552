import {
  Button,
  InputGroup,
  InputGroupItem,
  InputGroupText,
  TextInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { SyncAltIcon } from "@patternfly/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Filters, isFiltered, NO_FILTERS } from "./filters.ts";
import { KindFilter } from "./KindFilter.tsx";
import { TokenFilter } from "./TokenFilter.tsx";

interface EventsToolbarProps {
  readonly entityId: string;
  readonly filters: Filters;
  readonly onFilter: (changes: Partial<Filters>) => void;
  readonly onRefresh: () => void;
  readonly pagination: ReactNode;
}

/** Filters the events by token, kind and day, and reads them anew. */
export function EventsToolbar(props: EventsToolbarProps) {
  const { entityId, filters, onFilter, onRefresh, pagination } = props;
  const { t } = useTranslation();
  return (
    <Toolbar>
      <ToolbarContent>
        <ToolbarItem>
          <TokenFilter
            entityId={entityId}
            token={filters.token}
            onToken={(token) => {
              onFilter({ token });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <KindFilter
            kinds={filters.kinds}
            onKinds={(kinds) => {
              onFilter({ kinds });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <DayFilter
            id="event-from"
            label={t("eventFrom")}
            day={filters.from}
            onDay={(from) => {
              onFilter({ from });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <DayFilter
            id="event-to"
            label={t("eventTo")}
            day={filters.to}
            onDay={(to) => {
              onFilter({ to });
            }}
          />
        </ToolbarItem>
        <ToolbarItem>
          <Button
            variant="link"
            data-testid="event-clear-filters"
            // It keeps the focus when there is nothing left to clear.
            isAriaDisabled={!isFiltered(filters)}
            onClick={() => {
              onFilter(NO_FILTERS);
            }}
          >
            {t("clearAllFilters")}
          </Button>
        </ToolbarItem>
        <ToolbarItem>
          <Button
            variant="link"
            icon={<SyncAltIcon />}
            data-testid="event-refresh"
            onClick={onRefresh}
          >
            {t("refresh")}
          </Button>
        </ToolbarItem>
        <ToolbarItem variant="pagination">{pagination}</ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
}

interface DayFilterProps {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

function DayFilter({ id, label, day, onDay }: DayFilterProps) {
  return (
    <InputGroup>
      <InputGroupText>{label}</InputGroupText>
      <InputGroupItem>
        <TextInput
          type="date"
          // Years of four digits: the browser would take six.
          max="9999-12-31"
          id={id}
          data-testid={id}
          aria-label={label}
          value={day}
          onChange={(_event, value) => {
            onDay(value);
          }}
        />
      </InputGroupItem>
    </InputGroup>
  );
}
