import { PageSection, Text, TextContent } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { PolicyPanel } from "./PolicyPanel.tsx";

/** The rules for all tokens of the realm. */
export function PolicyTab() {
  const { t } = useTranslation();
  return (
    <PageSection variant="light">
      <TextContent className="pf-v5-u-mb-lg">
        <Text>{t("policyExplain")}</Text>
      </TextContent>
      <PolicyPanel />
    </PageSection>
  );
}
