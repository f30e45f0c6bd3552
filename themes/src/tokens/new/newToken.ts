import { textOrNone } from "../../api/text.ts";
import type { NewToken, Permission } from "../../api/tokens.ts";
import { type Expiry, mayExpire, newExpiry } from "../fields/expiry.ts";
import { type LimitForm, limitsOf } from "../fields/limits.ts";
import { addressesOf } from "../fields/network.ts";
import type { TokenRules } from "../fields/rules.ts";

/** The values of the form for a new token. */
export interface NewTokenValues extends Expiry {
  name: string;
  permissions: Permission[];
  enabled: boolean;
  description: string;
  addresses: string[];
  limits: LimitForm[];
}

/** The fewest rights that are useful; the admin decides on more. */
const DEFAULTS: NewTokenValues = {
  name: "",
  permissions: ["read"],
  enabled: true,
  expiry: "P90D",
  date: "",
  description: "",
  addresses: [],
  limits: [],
};

const SPANS = ["P90D", "P60D", "P30D"] as const;

/** What the form begins with. The token expires after 90 days, or sooner if the policy says so. */
export function defaultsFor(rules: TokenRules, now: number): NewTokenValues {
  return { ...DEFAULTS, expiry: SPANS.find((span) => mayExpire(span, rules, now)) ?? "date" };
}

/** The token to ask the server for. */
export function requestOf(values: NewTokenValues): NewToken {
  const { name, permissions, enabled, description, addresses, limits, ...expiry } = values;
  const text = textOrNone(description);
  const networks = addressesOf(addresses);
  return {
    name: name.trim(),
    permissions,
    enabled,
    ...(text !== null && { description: text }),
    ...(networks !== null && { addresses: networks }),
    ...(limits.length > 0 && { limits: limitsOf(limits) }),
    ...newExpiry(expiry),
  };
}

/** The fields that are folded away until somebody asks for them. */
const FOLDED: readonly string[] = ["date", "description", "addresses", "limits"];

/** Whether one of these fields, which have errors, is folded away. */
export function isFolded(fields: readonly string[]): boolean {
  return fields.some((field) => FOLDED.includes(field));
}
