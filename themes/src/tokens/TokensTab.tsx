import { Divider, PageSection } from "@patternfly/react-core";
import { useState } from "react";
import type { Entity } from "../api/entities.ts";
import { useConsole } from "../console.ts";
import { TOKEN_ROLES } from "../roles.ts";
import { ADD_BUTTON, NewTokenForm } from "./new/NewTokenForm.tsx";
import { type Issued, IssuedSecret } from "./secret/IssuedSecret.tsx";
import { rowMenuId } from "./table/RowMenu.tsx";
import { TokensTable } from "./table/TokensTable.tsx";

interface TokensTabProps {
  readonly entity: Entity;
  /** Reads the entity again, because its number of tokens has changed. */
  readonly reload: () => Promise<void>;
}

/** A form for a new token, and the table of all tokens of an entity below it. */
export function TokensTab({ entity, reload }: TokensTabProps) {
  const { may } = useConsole();
  const [generation, setGeneration] = useState(0);
  const [issued, setIssued] = useState<Issued>();
  const isManager = may(...TOKEN_ROLES);

  const changed = () => {
    setGeneration((before) => before + 1);
    // A failure may stay silent: the table shows the result of the change anyway.
    reload().catch(() => undefined);
  };
  const show = (secret: Issued) => {
    setIssued(secret);
    changed();
  };

  return (
    <>
      {issued && (
        <IssuedSecret
          issued={issued}
          hasAudience={entity.audience.length > 0}
          onSaved={() => {
            setIssued(undefined);
          }}
        />
      )}
      {isManager && (
        <>
          <PageSection variant="light" className="pf-v5-u-py-md">
            <NewTokenForm
              key={entity.id}
              entity={entity}
              isSecretShown={issued !== undefined}
              onAdded={(token) => {
                show({ token, titleKey: "tokenSecretTitle", openerId: ADD_BUTTON });
              }}
            />
          </PageSection>
          <Divider component="div" />
        </>
      )}
      <PageSection variant="light" className="pf-v5-u-p-0">
        <TokensTable
          key={entity.id}
          // The status of the tokens depends on the entity's switch.
          generation={`${generation} ${entity.enabled}`}
          entity={entity}
          isManager={isManager}
          onChanged={changed}
          onRotated={(token) => {
            show({ token, titleKey: "tokenRotatedTitle", openerId: rowMenuId(token.id) });
          }}
        />
      </PageSection>
    </>
  );
}
