import { createContext, useContext } from "react";
import type { Policy } from "../api/policy.ts";

/** What every field of the form needs to know. */
export interface PolicyContent {
  readonly policy: Policy;
  /** The fields of an entity say what holds, and whose rule it is. */
  readonly isOfEntity: boolean;
  readonly isReadOnly: boolean;
}

export const PolicyContext = createContext<PolicyContent>({
  policy: {},
  isOfEntity: false,
  isReadOnly: true,
});

export function usePolicy(): PolicyContent {
  return useContext(PolicyContext);
}
