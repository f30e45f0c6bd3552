import { Pagination } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../page/useFormats.ts";
import type { EventsPage, EventsPaging } from "./useEvents.ts";

interface EventsPaginationProps {
  readonly page: EventsPage;
  readonly onPaging: (paging: EventsPaging) => void;
}

/** Goes through the pages of events, as far as there is one more. */
export function EventsPagination({ page, onPaging }: EventsPaginationProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { first, max, events, hasMore } = page;
  return (
    <Pagination
      isCompact
      widgetId="events"
      // As many as are known of.
      itemCount={first + events.length + (hasMore ? 1 : 0)}
      perPage={max}
      page={Math.floor(first / max) + 1}
      onSetPage={(_event, next) => {
        onPaging({ first: (next - 1) * max, max });
      }}
      onPerPageSelect={(_event, perPage) => {
        onPaging({ first: 0, max: perPage });
      }}
      toggleTemplate={({ firstIndex, lastIndex }) => (
        <b>
          {number(firstIndex ?? 0)} - {number(lastIndex ?? 0)}
        </b>
      )}
      titles={{
        paginationAriaLabel: t("pagination"),
        optionsToggleAriaLabel: t("eventsPerPage"),
        perPageSuffix: t("tokensPerPageSuffix"),
        toNextPageAriaLabel: t("tokensNextPage"),
        toPreviousPageAriaLabel: t("tokensPreviousPage"),
      }}
    />
  );
}
