import { KeycloakSpinner } from "@keycloak/keycloak-ui-shared";
import { useCallback, useState } from "react";
import { getPolicy } from "../api/policy.ts";
import { useRest } from "../api/rest.ts";
import { NotLoaded } from "../shared/list/NotLoaded.tsx";
import { useRead } from "../shared/useRead.ts";
import { PolicyForm } from "./PolicyForm.tsx";

interface PolicyPanelProps {
  /** Absent for the policy of the realm. */
  readonly entityId?: string;
}

/** Reads a policy and shows its form. */
export function PolicyPanel({ entityId }: PolicyPanelProps) {
  const rest = useRest();
  const [generation, setGeneration] = useState(0);
  const read = useCallback(() => getPolicy(rest, entityId), [rest, entityId]);
  const { value, hasFailed } = useRead(read, generation, "policyLoadError");
  if (value !== undefined) {
    return <PolicyForm entityId={entityId} first={value} />;
  }
  return hasFailed ? (
    <NotLoaded
      onRetry={() => {
        setGeneration(generation + 1);
      }}
    />
  ) : (
    <KeycloakSpinner />
  );
}
