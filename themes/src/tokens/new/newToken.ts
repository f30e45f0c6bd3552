import { textOrNone } from "../../api/text.ts";
import type { NewToken, Permission } from "../../api/tokens.ts";
import { type Expiry, newExpiry } from "../fields/expiry.ts";

/** The values of the form for a new token. */
export interface NewTokenValues extends Expiry {
  name: string;
  permissions: Permission[];
  enabled: boolean;
  description: string;
}

/** The fewest rights that are useful; the admin decides on more. */
export const DEFAULTS: NewTokenValues = {
  name: "",
  permissions: ["read"],
  enabled: true,
  expiry: "P90D",
  date: "",
  description: "",
};

/** The token to ask the server for. */
export function requestOf(values: NewTokenValues): NewToken {
  const { name, permissions, enabled, description, ...expiry } = values;
  const text = textOrNone(description);
  return {
    name: name.trim(),
    permissions,
    enabled,
    ...(text !== null && { description: text }),
    ...newExpiry(expiry),
  };
}

/** The fields that are folded away until somebody asks for them. */
const FOLDED: readonly string[] = ["date", "description"];

/** Whether one of these fields, which have errors, is folded away. */
export function isFolded(fields: readonly string[]): boolean {
  return fields.some((field) => FOLDED.includes(field));
}
