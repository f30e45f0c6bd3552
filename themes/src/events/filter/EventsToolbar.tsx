import {
  Button,
  InputGroup,
  InputGroupItem,
  InputGroupText,
  TextInput,
  ToolbarItem,
} from "@patternfly/react-core";
import { SyncAltIcon } from "@patternfly/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ListToolbar } from "../../shared/list/ListToolbar.tsx";
import { usePastedToken } from "../../shared/list/PastedToken.tsx";
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

/** Filters the events by token, kind and day, and reads them again on request. */
export function EventsToolbar(props: EventsToolbarProps) {
  const { entityId, filters, onFilter, onRefresh, pagination } = props;
  const { t } = useTranslation();
  const pasted = usePastedToken();
  return (
    <ListToolbar pasted={pasted} pagination={pagination}>
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
          // A disabled button would lose the focus after it has cleared the filters.
          isAriaDisabled={!isFiltered(filters)}
          onClick={() => {
            pasted.forget();
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
    </ListToolbar>
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
          // Without a limit, the browser accepts years of six digits.
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
