import { KeycloakSpinner, ListEmptyState } from "@keycloak/keycloak-ui-shared";
import { Table, Th, Thead, Tr } from "@patternfly/react-table";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { NotLoaded } from "../../shared/list/NotLoaded.tsx";
import { type Part, Pager } from "../../shared/list/Pager.tsx";
import { EventRow } from "./EventRow.tsx";
import { EventsToolbar } from "../filter/EventsToolbar.tsx";
import { type FilteredToken, type Filters, isFiltered, NO_FILTERS } from "../filter/filters.ts";
import { type EventsPage, useEvents } from "./useEvents.ts";

interface EventsTableProps {
  readonly entityId: string;
  readonly generation: number;
  /** The only token whose events the table shows; absent for all. The caller keeps this object. */
  readonly token?: FilteredToken | undefined;
}

const FIRST_PAGE: Part = { first: 0, max: 10 };

/** The events of an entity and its tokens, or of one token, newest first. */
export function EventsTable({ entityId, generation, token }: EventsTableProps) {
  const { t } = useTranslation();
  const [filters, setFilters] = useState(NO_FILTERS);
  const [paging, setPaging] = useState(FIRST_PAGE);
  const [refreshes, setRefreshes] = useState(0);
  const asked = useMemo(
    () => (token === undefined ? filters : { ...filters, token }),
    [filters, token],
  );
  const { page, hasFailed } = useEvents(entityId, asked, paging, `${generation} ${refreshes}`);

  const filter = (changes: Partial<Filters>) => {
    setPaging((before) => ({ ...before, first: 0 }));
    setFilters((before) => ({ ...before, ...changes }));
  };
  // The events of this page have expired. The page before it has newer ones.
  if (page?.events.length === 0 && page.first > 0 && page.first === paging.first) {
    setPaging({ ...paging, first: Math.max(0, page.first - page.max) });
  }

  const refresh = () => {
    setRefreshes((before) => before + 1);
  };

  const pager = (variant: "top" | "bottom") =>
    page && (
      <Pager
        id="events"
        variant={variant}
        perPageLabel={t("eventsPerPage")}
        first={page.first}
        max={page.max}
        count={page.first + page.events.length + (page.hasMore ? 1 : 0)}
        isCountOpen
        onPart={setPaging}
      />
    );

  return (
    <>
      <EventsToolbar
        entityId={entityId}
        filters={filters}
        onFilter={filter}
        onRefresh={refresh}
        pagination={pager("top")}
        isOfOneToken={token !== undefined}
      />
      <p
        className="pf-v5-u-mx-md pf-v5-u-font-size-sm pf-v5-u-color-200"
        data-testid="events-delay"
      >
        {t("eventsDelay")}
      </p>
      {page === undefined ? (
        hasFailed ? (
          <NotLoaded onRetry={refresh} />
        ) : (
          <KeycloakSpinner />
        )
      ) : (
        <>
          <Events
            entityId={entityId}
            page={page}
            filters={filters}
            onFilter={filter}
            isOfOneToken={token !== undefined}
          />
          {page.events.length > 0 && pager("bottom")}
        </>
      )}
    </>
  );
}

interface EventsProps {
  readonly entityId: string;
  readonly page: EventsPage;
  readonly filters: Filters;
  readonly onFilter: (changes: Partial<Filters>) => void;
  readonly isOfOneToken: boolean;
}

function Events({ entityId, page, filters, onFilter, isOfOneToken }: EventsProps) {
  const { t } = useTranslation();
  if (page.events.length === 0) {
    return isFiltered(filters) ? (
      <ListEmptyState
        isSearchVariant
        message={t("eventsNoneFound")}
        instructions={t("eventsNoneFoundExplain")}
      />
    ) : (
      <ListEmptyState message={t("eventsEmpty")} instructions={t("eventsEmptyExplain")} />
    );
  }
  return (
    <Table variant="compact" aria-label={t("events")}>
      <Thead>
        <Tr>
          <Th screenReaderText={t("expandRow")} />
          <Th width={20} modifier="nowrap">
            {t("eventTime")}
          </Th>
          <Th width={30} modifier="nowrap">
            {t("eventWhat")}
          </Th>
          {!isOfOneToken && <Th width={20}>{t("token")}</Th>}
          <Th width={15} modifier="nowrap">
            {t("eventBy")}
          </Th>
          <Th width={15} modifier="nowrap">
            {t("eventIpAddress")}
          </Th>
        </Tr>
      </Thead>
      {page.events.map((event) => (
        <EventRow
          key={event.id}
          entityId={entityId}
          event={event}
          onFilter={onFilter}
          isOfOneToken={isOfOneToken}
        />
      ))}
    </Table>
  );
}
