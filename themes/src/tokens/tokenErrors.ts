import { ApiError } from "../api/rest.ts";

export const MAX_NAME = 255;
export const MAX_DESCRIPTION = 1000;

type Field = "name" | "description" | "permissions" | "date";

const FIELDS: Readonly<Record<string, Field>> = {
  name: "name",
  description: "description",
  permissions: "permissions",
  expiresTimestamp: "date",
};

/** The field of our forms that the server objects to, if it is one. */
export function fieldAtFault(error: unknown): Field | undefined {
  return error instanceof ApiError && error.status !== 412 ? FIELDS[error.field ?? ""] : undefined;
}
