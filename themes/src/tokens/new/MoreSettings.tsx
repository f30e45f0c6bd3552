import { Button, Grid, GridItem } from "@patternfly/react-core";
import { AngleDownIcon, AngleRightIcon } from "@patternfly/react-icons";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import { AddressesField } from "../fields/AddressesField.tsx";
import { ExpiryField } from "../fields/ExpiryField.tsx";
import { LimitsField } from "../fields/LimitsField.tsx";
import type { TokenRules } from "../fields/rules.ts";
import { TextField } from "../fields/TextField.tsx";
import { MAX_DESCRIPTION } from "../fields/tokenErrors.ts";
import { useAddressesHint } from "../fields/useAddressesHint.ts";
import { useLimitsHint } from "../fields/useLimitsHint.ts";
import type { NewTokenValues } from "./newToken.ts";
import { useExpirySummary } from "./useExpirySummary.ts";

interface MoreSettingsProps {
  readonly entity: Entity;
  readonly rules: TokenRules;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** The fields of a new token that have good defaults. The fold says when the token expires. */
export function MoreSettings({ entity, rules, isOpen, onToggle }: MoreSettingsProps) {
  const { t } = useTranslation();
  const [expiry, date] = useWatch<NewTokenValues, ["expiry", "date"]>({ name: ["expiry", "date"] });
  const addressesHint = useAddressesHint(entity, rules);
  const limitsHint = useLimitsHint(entity);
  const summary = useExpirySummary({ expiry, date });
  return (
    <div>
      <Button
        isInline
        variant="link"
        id="token-more"
        icon={isOpen ? <AngleDownIcon /> : <AngleRightIcon />}
        aria-expanded={isOpen}
        aria-controls="token-more-settings"
        onClick={() => {
          onToggle(!isOpen);
        }}
      >
        {isOpen ? t("tokenMoreSettings") : `${t("tokenMoreSettings")} · ${summary}`}
      </Button>
      {/* Folded fields stay, so that what was typed and what is wrong with it are not lost. */}
      <div id="token-more-settings" hidden={!isOpen} className="pf-v5-u-mt-sm">
        <Grid hasGutter md={6}>
          <GridItem>
            <ExpiryField id="token-expires" rules={rules} />
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
          <GridItem>
            <AddressesField
              id="token-addresses"
              help={t("tokenAddressesHelp")}
              hint={addressesHint}
            />
          </GridItem>
          <GridItem>
            <LimitsField id="token-limits" help={t("tokenLimitsHelp")} hint={limitsHint} />
          </GridItem>
        </Grid>
      </div>
    </div>
  );
}
