import { useTranslation } from "react-i18next";
import { secondsOf } from "../shared/text/span.ts";
import { useFormats } from "../shared/text/useFormats.ts";
import { permissionName } from "../tokens/permissions.ts";

/** Says the value of a rule, as the server sends it, in words. */
export function useRuleText(): (rule: string, value: unknown) => string {
  const { t } = useTranslation();
  const { duration, number, dateTime } = useFormats();
  return (rule, value) => {
    switch (rule) {
      case "maxLifespan":
      case "defaultLifespan":
      case "maxOverlap": {
        const seconds = secondsOf(String(value));
        return seconds === undefined ? String(value) : duration(seconds);
      }
      case "enforceFrom":
        // The time of "at once" is earlier than anybody picked.
        return Number(value) <= Date.now() ? t("policyEnforced") : dateTime(Number(value));
      case "maxTokens":
        return number(Number(value));
      case "onReuse":
        return t(value === "disable" ? "policyReuseDisable" : "policyReuseReport");
      case "permissions": {
        const granted = [value].flat().map((permission) => permissionName(t, String(permission)));
        return granted.length === 0 ? t("policyNoPermission") : granted.join(", ");
      }
      case "namePattern":
        // Those of the realm and of the entity both hold.
        return [value].flat().map(String).join("   +   ");
      default:
        return t(value === true ? "policyYes" : "policyNo");
    }
  };
}
