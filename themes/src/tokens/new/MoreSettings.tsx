import { ExpandableSection, Grid, GridItem } from "@patternfly/react-core";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { TextField } from "../fields/TextField.tsx";
import { MAX_DESCRIPTION } from "../fields/tokenErrors.ts";
import type { NewTokenValues } from "./newToken.ts";
import { useExpirySummary } from "./useExpirySummary.ts";

interface MoreSettingsProps {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** The fields of a new token that have good defaults. The fold says when the token expires. */
export function MoreSettings({ isOpen, onToggle }: MoreSettingsProps) {
  const { t } = useTranslation();
  const [expiry, date] = useWatch<NewTokenValues, ["expiry", "date"]>({ name: ["expiry", "date"] });
  const summary = useExpirySummary({ expiry, date });
  return (
    <ExpandableSection
      toggleText={isOpen ? t("tokenMoreSettings") : `${t("tokenMoreSettings")} · ${summary}`}
      toggleId="token-more"
      contentId="token-more-settings"
      data-testid="token-more"
      isExpanded={isOpen}
      onToggle={(_event, isNowOpen) => {
        onToggle(isNowOpen);
      }}
    >
      <Grid hasGutter md={6}>
        <GridItem>
          <ExpiryField id="token-expires" />
        </GridItem>
        <GridItem>
          <TextField
            id="token-description"
            name="description"
            label={t("description")}
            maxLength={MAX_DESCRIPTION}
            isLong
          />
        </GridItem>
      </Grid>
    </ExpandableSection>
  );
}
