import { PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useConsole } from "../console.ts";
import { InventoryTab } from "../inventory/InventoryTab.tsx";
import { PolicyTab } from "../policy/PolicyTab.tsx";
import { RoutedTabs } from "../shared/frame/RoutedTabs.tsx";
import { ViewHeader } from "../shared/frame/ViewHeader.tsx";
import { EntitiesTab } from "./EntitiesTab.tsx";

const PATH = "/entities";

/** The entities of the realm, all their tokens, and the rules for these. */
export default function EntitiesPage() {
  const { t } = useTranslation();
  const { path } = useConsole();
  const tabs = [
    { key: "entities", to: PATH, title: t("entities"), content: <EntitiesTab /> },
    { key: "all-tokens", title: t("inventory"), content: <InventoryTab /> },
    { key: "policy", title: t("policy"), content: <PolicyTab /> },
  ] as const;
  const current = tabs.find(({ key }) => path === `${PATH}/${key}`)?.key ?? "entities";
  return (
    <>
      <ViewHeader title={t("entities")} explanation={t("entitiesExplain")} />
      <PageSection variant="light" className="pf-v5-u-p-0">
        <RoutedTabs label={t("entities")} path={PATH} current={current} tabs={tabs} />
      </PageSection>
    </>
  );
}
