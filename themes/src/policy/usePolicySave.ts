import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Policy,
  type PolicyChanges,
  type PolicyPreview,
  previewPolicy,
  type RuleName,
  updatePolicy,
} from "../api/policy.ts";
import { ApiError, hasStatus, useRest, type Versioned } from "../api/rest.ts";
import { type PolicyValues, RULES } from "./values.ts";

/** A change, and which tokens it would hit. */
interface Previewed {
  readonly changes: PolicyChanges;
  readonly preview: PolicyPreview;
}

/** A change that the admin has to confirm, with the form's values for it. */
interface Unconfirmed extends Previewed {
  readonly values: PolicyValues;
}

interface PolicySave {
  readonly entityId: string | undefined;
  readonly policy: Versioned<Policy>;
  readonly onSaved: (values: PolicyValues) => Promise<void>;
  /** Somebody else has changed the policy. */
  readonly onChangedMeanwhile: () => Promise<void>;
  readonly onWrong: (rule: RuleName, message: string) => void;
}

/**
 * Previews and saves a policy. A change that would refuse tokens in use is saved only after the
 * admin has seen which.
 *
 * @returns the acts, what was previewed last, and what the admin still has to confirm
 */
export function usePolicySave(props: PolicySave) {
  const { entityId, policy, onSaved, onChangedMeanwhile, onWrong } = props;
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();
  const [previewed, setPreviewed] = useState<Previewed>();
  const [unconfirmed, setUnconfirmed] = useState<Unconfirmed>();

  const ask = async (changes: PolicyChanges): Promise<Previewed> => ({
    changes,
    preview: await previewPolicy(rest, entityId, changes),
  });

  const fail = async (error: unknown, errorKey: string) => {
    const rule = error instanceof ApiError && RULES.find((name) => name === error.field);
    if (hasStatus(error, 412)) {
      addAlert(t("policyChangedMeanwhile"), AlertVariant.warning);
      await onChangedMeanwhile();
    } else if (rule) {
      onWrong(rule, error.message);
    } else {
      addError(errorKey, error);
    }
  };

  const preview = async (changes: PolicyChanges) => {
    try {
      setPreviewed(await ask(changes));
    } catch (error) {
      await fail(error, "policyPreviewError");
    }
  };

  const send = async (changes: PolicyChanges, values: PolicyValues, confirm?: string) => {
    try {
      await updatePolicy(rest, entityId, policy, changes, confirm);
      addAlert(t("policySaved"));
      await onSaved(values);
    } catch (error) {
      // The server wants to be told that somebody has seen which tokens it would refuse.
      if (error instanceof ApiError && error.status === 409 && error.field === "confirm") {
        setUnconfirmed({ ...(await ask(changes)), values });
      } else {
        throw error;
      }
    }
  };

  const save = async (changes: PolicyChanges, values: PolicyValues, confirm?: string) => {
    try {
      await send(changes, values, confirm);
    } catch (error) {
      await fail(error, "policySaveError");
    }
  };

  return {
    previewed,
    preview,
    save,
    unconfirmed,
    /** Forgets what is unconfirmed. */
    drop: () => {
      setUnconfirmed(undefined);
    },
  };
}
