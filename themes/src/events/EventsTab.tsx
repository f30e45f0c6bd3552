import { PageSection } from "@patternfly/react-core";
import type { Entity } from "../api/entities.ts";
import { EventsTable } from "./table/EventsTable.tsx";
import type { FilteredToken } from "./filter/filters.ts";
import { StorageNotice } from "./storage/StorageNotice.tsx";

interface EventsTabProps {
  readonly entity: Entity;
  /** The only token whose events the tab shows; absent for all. The caller keeps this object. */
  readonly token?: FilteredToken;
}

/**
 * The events of an entity and its tokens, or of one token, with a notice if the realm does not
 * store them all.
 */
export function EventsTab({ entity, token }: EventsTabProps) {
  return (
    <PageSection variant="light" className="pf-v5-u-p-0">
      <StorageNotice entityId={entity.id} />
      {/* A change of the entity is an event, so it makes the table read again. */}
      <EventsTable
        key={`${entity.id} ${token?.id}`}
        entityId={entity.id}
        generation={entity.updatedTimestamp}
        token={token}
      />
    </PageSection>
  );
}
