import { Button, ToolbarItem } from "@patternfly/react-core";
import { SyncAltIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ListToolbar } from "../../shared/list/ListToolbar.tsx";
import { usePastedToken } from "../../shared/list/PastedToken.tsx";
import { AddressFilter } from "./AddressFilter.tsx";
import { DayFilter } from "./DayFilter.tsx";
import { type Filters, isFiltered, NO_FILTERS } from "./filters.ts";
import { KindFilter } from "./KindFilter.tsx";
import { ReasonFilter } from "./ReasonFilter.tsx";
import { TokenFilter } from "./TokenFilter.tsx";

interface EventsToolbarProps {
  readonly entityId: string;
  readonly filters: Filters;
  readonly onFilter: (changes: Partial<Filters>) => void;
  readonly onRefresh: () => void;
  readonly pagination: ReactNode;
  /** Whether the list is about one token only, and offers no others. */
  readonly isOfOneToken: boolean;
}

/** Filters the events, and reads them again on request. */
export function EventsToolbar(props: EventsToolbarProps) {
  const { entityId, filters, onFilter, onRefresh, pagination, isOfOneToken } = props;
  const { t } = useTranslation();
  const pasted = usePastedToken();
  const [typedAddress, setTypedAddress] = useState<string>();
  const filter = (changes: Partial<Filters>) => {
    setTypedAddress(undefined);
    onFilter(changes);
  };
  return (
    <ListToolbar pasted={pasted} pagination={pagination}>
      {!isOfOneToken && (
        <ToolbarItem>
          <TokenFilter
            entityId={entityId}
            token={filters.token}
            onToken={(token) => {
              filter({ token });
            }}
          />
        </ToolbarItem>
      )}
      <ToolbarItem>
        <KindFilter
          kinds={filters.kinds}
          onKinds={(kinds) => {
            filter({ kinds });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <ReasonFilter
          reason={filters.reason}
          onReason={(reason) => {
            filter({ reason });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <AddressFilter
          typed={typedAddress ?? filters.address}
          onType={setTypedAddress}
          onAddress={(address) => {
            filter({ address });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <DayFilter
          id="event-from"
          label={t("eventFrom")}
          day={filters.from}
          onDay={(from) => {
            filter({ from });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <DayFilter
          id="event-to"
          label={t("eventTo")}
          day={filters.to}
          onDay={(to) => {
            filter({ to });
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
            filter(NO_FILTERS);
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
