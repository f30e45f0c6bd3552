import type { Policy, RuleName } from "../../api/policy.ts";
import type { Permission } from "../../api/tokens.ts";
import { secondsOf } from "../../shared/text/span.ts";

/** What the policy allows an admin to choose for a token. */
export interface TokenRules {
  /** The permissions that may be granted; undefined for all. */
  readonly permissions: readonly Permission[] | undefined;
  /** The most seconds from now to the expiry; undefined without a limit. */
  readonly maxLifespan: number | undefined;
  readonly mustExpire: boolean;
  /** Regular expressions of RE2, which all match the whole name. */
  readonly namePatterns: readonly string[];
  readonly mustHaveAddresses: boolean;
}

/** Nothing is forbidden. */
export const NO_RULES: TokenRules = {
  permissions: undefined,
  maxLifespan: undefined,
  mustExpire: false,
  namePatterns: [],
  mustHaveAddresses: false,
};

/** What the rules that hold for an entity allow for its tokens. */
export function rulesOf(effective: NonNullable<Policy["effective"]>): TokenRules {
  const value = (rule: RuleName) => effective[rule]?.value;
  const maxLifespan = value("maxLifespan") as string | undefined;
  const namePattern = value("namePattern") as string | readonly string[] | undefined;
  return {
    permissions: value("permissions") as readonly Permission[] | undefined,
    maxLifespan: maxLifespan === undefined ? undefined : secondsOf(maxLifespan),
    mustExpire: value("expiryRequired") === true || maxLifespan !== undefined,
    namePatterns: namePattern === undefined ? [] : [namePattern].flat(),
    mustHaveAddresses: value("addressesRequired") === true,
  };
}
