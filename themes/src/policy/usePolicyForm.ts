import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { getPolicy, type Policy, type PolicyChanges } from "../api/policy.ts";
import { useRest, type Versioned } from "../api/rest.ts";
import type { Permission } from "../api/tokens.ts";
import { useDraft } from "../shared/draft/useDraft.tsx";
import { changesOf, type Merge, merge, type PolicyValues, RULES, valuesOf } from "./values.ts";

/**
 * The form of a policy. When it reads the policy again, what the admin has typed stays.
 *
 * @returns the form, what was changed in it, and another admin's changes if there were any
 */
export function usePolicyForm(entityId: string | undefined, first: Versioned<Policy>) {
  const rest = useRest();
  const { addError } = useAlerts();
  const [policy, setPolicy] = useState(first);
  const [saved, setSaved] = useState(() => shownValues(first.value));
  const [conflict, setConflict] = useState<Merge>();
  const form = useForm<PolicyValues>({ defaultValues: saved });
  const draft = useDraft({
    form,
    name: `policy of ${entityId ?? "the realm"}`,
    shown: saved,
    version: policy.etag,
  });
  const typed = useWatch({ control: form.control }) as PolicyValues;
  const changes: PolicyChanges = changesOf(saved, typed);

  /**
   * Reads the policy again.
   *
   * @param base what differs from this is what the admin has typed
   */
  const read = async (base: PolicyValues): Promise<Merge | undefined> => {
    try {
      const next = await getPolicy(rest, entityId);
      const theirs = shownValues(next.value);
      const merged = merge(base, form.getValues(), theirs);
      setPolicy(next);
      setSaved(theirs);
      form.reset(theirs);
      for (const rule of RULES) {
        form.setValue(rule, merged.values[rule]);
      }
      return merged.theirs.length > 0 ? merged : undefined;
    } catch (error) {
      addError("policyLoadError", error);
      return undefined;
    }
  };

  return {
    form,
    policy,
    changes,
    conflict,
    draftNotice: draft.notice,
    /** These values were sent and are saved. */
    settle: async (sent: PolicyValues) => {
      setSaved(sent);
      draft.drop();
      setConflict(undefined);
      // The server may spell them in another way: 24 hours are a day.
      await read(sent);
    },
    /** Somebody else has changed the policy. */
    takeOver: async () => {
      setConflict(await read(saved));
    },
    revert: () => {
      form.reset(saved);
      draft.drop();
      setConflict(undefined);
    },
  };
}

/** The values to show. An entity without a rule for permissions grants what its realm does. */
function shownValues(policy: Policy): PolicyValues {
  return valuesOf(policy, policy.effective?.permissions?.value as Permission[] | undefined);
}
