import { Divider, PageSection } from "@patternfly/react-core";
import { useState } from "react";
import type { Entity } from "../api/entities.ts";
import { useConsole } from "../console.ts";
import { TOKEN_ROLES } from "../roles.ts";
import { NewTokenForm } from "./NewTokenForm.tsx";
import { TokensTable } from "./TokensTable.tsx";

interface TokensTabProps {
  readonly entity: Entity;
  /** Reads the entity anew, for its number of tokens. */
  readonly reload: () => Promise<void>;
}

/** The tokens of an entity: one is made above, all are listed below. */
export function TokensTab({ entity, reload }: TokensTabProps) {
  const { may } = useConsole();
  const [generation, setGeneration] = useState(0);
  const isManager = may(...TOKEN_ROLES);

  const changed = () => {
    setGeneration((before) => before + 1);
    // The number of tokens is a trifle: the table says what has become of the change.
    reload().catch(() => undefined);
  };

  return (
    <>
      {isManager && (
        <>
          <PageSection variant="light">
            <NewTokenForm key={entity.id} entity={entity} onAdded={changed} />
          </PageSection>
          <Divider component="div" />
        </>
      )}
      <PageSection variant="light" className="pf-v5-u-p-0">
        <TokensTable
          key={entity.id}
          // Switching the entity changes the status of its tokens.
          generation={`${generation} ${entity.enabled}`}
          entity={entity}
          isManager={isManager}
          onChanged={changed}
        />
      </PageSection>
    </>
  );
}
