import { HelperText, HelperTextItem } from "@patternfly/react-core";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { NewTokenValues } from "./newToken.ts";
import { useSimilarName } from "./useSimilarName.ts";

/** Warns of a token that people may confuse with the new one. */
export function SimilarName({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  const similar = useSimilarName(entityId, useWatch<NewTokenValues, "name">({ name: "name" }));
  return (
    <HelperText isLiveRegion className="pf-v5-u-mt-sm">
      {similar !== undefined && (
        <HelperTextItem variant="warning" hasIcon data-testid="token-name-similar">
          {t("tokenNameSimilar", { name: similar })}
        </HelperTextItem>
      )}
    </HelperText>
  );
}
