import { useTranslation } from "react-i18next";
import type { RateLimit } from "../api/restrictions.ts";
import { secondsOf } from "../shared/text/span.ts";
import { useFormats } from "../shared/text/useFormats.ts";
import { permissionName } from "./permissions.ts";

/** Says a limit in one line, such as "burst: 20 requests per 1 second". */
export function useLimitText(): (limit: RateLimit) => string {
  const { t } = useTranslation();
  const { number, duration } = useFormats();
  return ({ name, requests, period, permission }) => {
    const values = { name, number: number(requests), time: duration(secondsOf(period) ?? 0) };
    return permission === undefined
      ? t("limitText", values)
      : t("limitTextOnly", { ...values, permission: permissionName(t, permission) });
  };
}
