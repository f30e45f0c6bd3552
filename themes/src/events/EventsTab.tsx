import { PageSection } from "@patternfly/react-core";
import type { Entity } from "../api/entities.ts";
import { EventsTable } from "./EventsTable.tsx";
import { StorageNotice } from "./StorageNotice.tsx";

interface EventsTabProps {
  readonly entity: Entity;
}

/** What happened to an entity and its tokens, and whether the realm stores it at all. */
export function EventsTab({ entity }: EventsTabProps) {
  return (
    <PageSection variant="light" className="pf-v5-u-p-0">
      <StorageNotice entityId={entity.id} />
      {/* Changing the entity is an event. */}
      <EventsTable key={entity.id} entityId={entity.id} generation={entity.updatedTimestamp} />
    </PageSection>
  );
}
