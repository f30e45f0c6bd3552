import { useEffect, useState } from "react";
import { getPolicy } from "../../api/policy.ts";
import { useRest } from "../../api/rest.ts";
import { whileWanted } from "../../shared/answer.ts";
import { NO_RULES, rulesOf, type TokenRules } from "./rules.ts";

/**
 * Reads what the policy allows for the tokens of an entity.
 *
 * @param isExempt whether the rules do not hold for what the admin is about to do
 */
export function useTokenRules(entityId: string, isExempt = false): TokenRules {
  const rest = useRest();
  const [rules, setRules] = useState(NO_RULES);

  useEffect(
    () =>
      whileWanted(
        getPolicy(rest, entityId),
        ({ value }) => {
          setRules(rulesOf(value.effective ?? {}));
        },
        () => {
          // The server says what it refuses, only later.
        },
      ),
    [rest, entityId],
  );

  return isExempt ? NO_RULES : rules;
}
