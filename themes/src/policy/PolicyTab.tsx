import { PageSection, Text, TextContent } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { ConsoleLink } from "../shared/link/ConsoleLink.tsx";
import { PolicyPanel } from "./PolicyPanel.tsx";

/** The rules for all tokens of the realm. */
export function PolicyTab() {
  const { t } = useTranslation();
  return (
    <PageSection variant="light">
      <TextContent className="pf-v5-u-mb-lg">
        <Text>{t("policyExplain")}</Text>
        <Text>
          <ConsoleLink to="/entities/all-tokens?violation=true">{t("policyBroken")}</ConsoleLink>
        </Text>
      </TextContent>
      <PolicyPanel />
    </PageSection>
  );
}
