import type { TFunction } from "i18next";
import type { Permission } from "../api/tokens.ts";
import { labelOf } from "../shared/text/labels.ts";

const LABELS: Readonly<Record<Permission, string>> = {
  read: "tokenRead",
  write: "tokenWrite",
  delete: "tokenDelete",
};

/** All permissions, in the order in which every page shows them. */
export const PERMISSIONS = Object.keys(LABELS) as readonly Permission[];

export function permissionName(t: TFunction, permission: string): string {
  return labelOf(t, LABELS, permission);
}

/** Some permissions in the common order. */
export function inOrder(permissions: readonly Permission[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => permissions.includes(permission));
}

/** The names of some permissions in the common order. */
export function permissionNames(t: TFunction, permissions: readonly Permission[]): string {
  return inOrder(permissions)
    .map((permission) => permissionName(t, permission))
    .join(", ");
}
