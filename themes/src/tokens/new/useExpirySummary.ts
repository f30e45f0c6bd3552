import { useTranslation } from "react-i18next";
import { endOf } from "../../shared/text/days.ts";
import { useFormats } from "../../shared/text/useFormats.ts";
import { type Expiry, EXPIRY_CHOICES } from "../fields/expiry.ts";

/** Says in a few words when a new token will expire. */
export function useExpirySummary({ expiry, date }: Expiry): string {
  const { t } = useTranslation();
  const { date: shownDate } = useFormats();
  const choice = EXPIRY_CHOICES.find((one) => one.choice === expiry);
  const when =
    expiry === "date" && date !== "" ? shownDate(endOf(date)) : t(choice?.labelKey ?? "");
  return t("tokenExpiresWhen", { when });
}
