import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Merge, SettingName, Settings } from "./settings.ts";

interface ChangedMeanwhileProps {
  readonly conflict: Merge;
  readonly theirs: Settings;
}

const LABELS: Readonly<Record<SettingName, string>> = {
  displayName: "displayName",
  description: "description",
  audience: "entityAudience",
};

/** What somebody else has made of the settings while one was typing. */
export function ChangedMeanwhile({ conflict, theirs }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      isLiveRegion
      variant="warning"
      component="p"
      className="pf-v5-u-mb-md"
      data-testid="changed-meanwhile"
      title={t("entityChangedMeanwhile")}
    >
      <p className="pf-v5-u-mb-sm">
        {t(conflict.contested.length > 0 ? "entityChangesContested" : "entityChangesTaken")}
      </p>
      <DescriptionList isCompact isHorizontal>
        {conflict.theirs.map((name) => (
          <DescriptionListGroup key={name}>
            <DescriptionListTerm>{t(LABELS[name])}</DescriptionListTerm>
            <DescriptionListDescription>{shown(theirs[name])}</DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
    </Alert>
  );
}

function shown(value: string | readonly string[]): string {
  return (typeof value === "string" ? value : value.join(", ")) || "—";
}
