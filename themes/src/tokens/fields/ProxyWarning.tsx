import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type OnlyAddress, getOnlyAddress } from "../../api/restrictions.ts";
import { useRest } from "../../api/rest.ts";
import { whileWanted } from "../../shared/answer.ts";
import { LiveWarning } from "../../shared/LiveWarning.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";

/** Warns where the server sees the address of a proxy in place of the holders' own. */
export function ProxyWarning() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const rest = useRest();
  const [found, setFound] = useState<OnlyAddress>();

  useEffect(
    () =>
      whileWanted(getOnlyAddress(rest), setFound, () => {
        // The list can be edited without this hint.
      }),
    [rest],
  );

  return (
    found?.only !== undefined &&
    found.tokens !== undefined && (
      <LiveWarning
        testId="one-address"
        className="pf-v5-u-mt-sm"
        title={t("addressesOnlyOne", { address: found.only })}
      >
        {t("addressesOnlyOneExplain", { number: number(found.tokens) })}
      </LiveWarning>
    )
  );
}
