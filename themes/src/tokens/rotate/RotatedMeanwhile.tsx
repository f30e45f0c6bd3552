import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { TokenChangedMeanwhile } from "../page/TokenChangedMeanwhile.tsx";
import { changedFields } from "../page/tokenForm.ts";

interface RotatedMeanwhileProps {
  readonly before: EntityToken;
  readonly now: EntityToken;
}

/** Says what another admin did to the token while the dialog was open. */
export function RotatedMeanwhile({ before, now }: RotatedMeanwhileProps) {
  const { t } = useTranslation();
  const isRotated = now.generation !== before.generation;
  return (
    <TokenChangedMeanwhile
      title={t(isRotated ? "tokenRotatedMeanwhile" : "tokenChangedMeanwhile")}
      explanation={t("tokenChangesNow")}
      theirs={{ contested: [], taken: changedFields(before, now) }}
      token={now}
    />
  );
}
