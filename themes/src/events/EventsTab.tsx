import { PageSection } from "@patternfly/react-core";
import type { Entity } from "../api/entities.ts";

interface EventsTabProps {
  readonly entity: Entity;
}

/** What happened to an entity and its tokens. */
export function EventsTab({ entity }: EventsTabProps) {
  return <PageSection variant="light">{entity.name}</PageSection>;
}
