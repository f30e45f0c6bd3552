import { PageSection } from "@patternfly/react-core";
import type { Entity } from "../api/entities.ts";
import { EventsTable } from "./table/EventsTable.tsx";
import { StorageNotice } from "./storage/StorageNotice.tsx";

interface EventsTabProps {
  readonly entity: Entity;
}

/** The events of an entity and its tokens, with a notice if the realm does not store them all. */
export function EventsTab({ entity }: EventsTabProps) {
  return (
    <PageSection variant="light" className="pf-v5-u-p-0">
      <StorageNotice entityId={entity.id} />
      {/* A change of the entity is an event, so it makes the table read again. */}
      <EventsTable key={entity.id} entityId={entity.id} generation={entity.updatedTimestamp} />
    </PageSection>
  );
}
