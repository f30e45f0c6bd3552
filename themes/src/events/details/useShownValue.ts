import { useTranslation } from "react-i18next";
import { labelOf, type LabelKeys } from "../../shared/text/labels.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { permissionNames } from "../words/permissions.ts";

const DISABLED_REASONS: LabelKeys = {
  leaked: "tokenDisabledLeaked",
  reused: "tokenDisabledReused",
};

/** Turns the value of a field of an entity or a token into text. */
export function useShownValue(): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const { second, number } = useFormats();
  const shownList = (field: string, values: readonly unknown[]) => {
    const texts = values.map((value) =>
      typeof value === "string" ? value : JSON.stringify(value),
    );
    return field === "permissions" ? permissionNames(t, texts.join(" ")) : texts.join(", ");
  };

  return (field, value) => {
    switch (typeof value) {
      case "undefined":
        return "—";
      case "boolean":
        return field === "enabled" ? t(value ? "enabled" : "disabled") : String(value);
      case "number":
        return field.endsWith("Timestamp") ? second(value) : number(value);
      case "string":
        return (field === "disabledReason" ? labelOf(t, DISABLED_REASONS, value) : value) || "—";
      default:
        return Array.isArray(value) ? shownList(field, value) || "—" : JSON.stringify(value);
    }
  };
}
