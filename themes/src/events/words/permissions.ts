import type { TFunction } from "i18next";
import { permissionName } from "../../tokens/permissions.ts";

/** The names of permissions, whose codes are separated by spaces. */
export function permissionNames(t: TFunction, permissions: string): string {
  return permissions
    .split(" ")
    .map((code) => permissionName(t, code))
    .join(", ");
}
