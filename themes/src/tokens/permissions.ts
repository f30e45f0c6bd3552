import type { Permission } from "../api/tokens.ts";

/** In the order in which they are shown everywhere. */
export const PERMISSIONS: readonly { permission: Permission; labelKey: string }[] = [
  { permission: "read", labelKey: "tokenRead" },
  { permission: "write", labelKey: "tokenWrite" },
  { permission: "delete", labelKey: "tokenDelete" },
];
