import { Divider, PageSection, Text, TextContent } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { ConsoleLink } from "../shared/link/ConsoleLink.tsx";
import { PolicyPanel } from "./PolicyPanel.tsx";

/** The rules for the tokens of an entity, below its settings. */
export function EntityPolicy({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Divider />
      <PageSection variant="light" data-testid="entity-policy">
        <TextContent className="pf-v5-u-mb-lg">
          <Text component="h2">{t("policy")}</Text>
          <Text>{t("policyEntityExplain")}</Text>
          <Text>
            <ConsoleLink to="/entities/policy">{t("policyOfRealm")}</ConsoleLink>
          </Text>
        </TextContent>
        <PolicyPanel key={entityId} entityId={entityId} />
      </PageSection>
    </>
  );
}
