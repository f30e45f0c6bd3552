import type { NewToken, Permission } from "../../api/tokens.ts";
import { type Expiry, newExpiry } from "../fields/expiry.ts";

/** The values of the form for a new token. */
export interface NewTokenValues extends Expiry {
  name: string;
  permissions: Permission[];
  enabled: boolean;
}

/** The fewest rights that are useful; the admin decides on more. */
export const DEFAULTS: NewTokenValues = {
  name: "",
  permissions: ["read"],
  enabled: true,
  expiry: "P90D",
  date: "",
};

/** The token to ask the server for. */
export function requestOf({ name, permissions, enabled, ...expiry }: NewTokenValues): NewToken {
  return { name: name.trim(), permissions, enabled, ...newExpiry(expiry) };
}
