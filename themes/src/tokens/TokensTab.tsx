import { PageSection } from "@patternfly/react-core";
import type { Entity } from "../api/entities.ts";

interface TokensTabProps {
  readonly entity: Entity;
  /** Reads the entity anew, for its number of tokens. */
  readonly reload: () => Promise<void>;
}

/** The tokens of an entity. */
export function TokensTab({ entity }: TokensTabProps) {
  return <PageSection variant="light">{entity.tokenCount}</PageSection>;
}
