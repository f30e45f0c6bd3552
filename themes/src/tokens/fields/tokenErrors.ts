import type { TFunction } from "i18next";
import { ApiError, fieldOf, hasStatus } from "../../api/rest.ts";

export const MAX_NAME = 255;
export const MAX_DESCRIPTION = 1000;

type Field = "name" | "description" | "permissions" | "date" | "addresses" | "limits";

const FIELDS: Readonly<Record<string, Field>> = {
  name: "name",
  description: "description",
  permissions: "permissions",
  expiresTimestamp: "date",
  lifespan: "date",
  addresses: "addresses",
  limits: "limits",
};

/** A field of our forms, and why the server refused its value. */
export interface FieldError {
  readonly field: Field;
  readonly message: string;
}

/** The field that the server refused, if our forms have it. */
export function fieldErrorOf(t: TFunction, error: unknown): FieldError | undefined {
  if (!(error instanceof ApiError) || error.status === 412) {
    return undefined;
  }
  const field = FIELDS[fieldOf(error) ?? ""];
  const message = hasStatus(error, 409) ? t("tokenNameTaken") : error.message;
  return field && { field, message };
}
