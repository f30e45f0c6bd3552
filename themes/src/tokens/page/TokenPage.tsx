import { KeycloakSpinner } from "@keycloak/keycloak-ui-shared";
import { PageSection } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isEntityId, isTokenId } from "../../api/ids.ts";
import { ApiError } from "../../api/rest.ts";
import type { IssuedToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { EventsTab } from "../../events/EventsTab.tsx";
import { Breadcrumbs } from "../../shared/frame/Breadcrumbs.tsx";
import { Failure } from "../../shared/frame/Failure.tsx";
import { RoutedTabs } from "../../shared/frame/RoutedTabs.tsx";
import { SecretsTab } from "../generations/SecretsTab.tsx";
import { TOKEN_TABS, tokenPath } from "../paths.ts";
import { type Issued, IssuedSecret } from "../secret/IssuedSecret.tsx";
import { TokenGone } from "./TokenGone.tsx";
import { TokenHeader } from "./TokenHeader.tsx";
import { TokenNotices } from "./TokenNotices.tsx";
import { TokenSettingsTab } from "./TokenSettingsTab.tsx";
import { useTokenPage } from "./useTokenPage.ts";

/** One token, with its settings, its secrets and its events. */
export default function TokenPage() {
  const { id, tokenId } = useConsole().params;
  if (!isEntityId(id)) {
    return <Failure error={new ApiError(404, "")} />;
  }
  return isTokenId(tokenId) ? (
    <TokenTabs key={tokenId} entityId={id} tokenId={tokenId} />
  ) : (
    <TokenGone entityId={id} />
  );
}

interface TokenTabsProps {
  readonly entityId: string;
  readonly tokenId: string;
}

function TokenTabs({ entityId, tokenId }: TokenTabsProps) {
  const { t } = useTranslation();
  const { params, navigate } = useConsole();
  const { page, isGone, reload } = useTokenPage(entityId, tokenId);
  const [issued, setIssued] = useState<Issued>();
  const tab = TOKEN_TABS.find((known) => known === params.tab);
  const path = tokenPath({ entityId, id: tokenId });

  useEffect(() => {
    if (tab === undefined) {
      navigate(`${path}/${TOKEN_TABS[0]}`, { replace: true });
    }
  }, [tab, path, navigate]);

  if (isGone) {
    return <TokenGone entityId={entityId} />;
  }
  if (page === undefined || tab === undefined) {
    return <KeycloakSpinner />;
  }
  const { token, entity, now } = page;
  const { name } = token.value;
  const showSecret = (openerId: string) => (rotated: IssuedToken) => {
    setIssued({ token: rotated, titleKey: "tokenRotatedTitle", openerId });
    void reload();
  };

  return (
    <>
      {issued && (
        <IssuedSecret
          issued={issued}
          hasAudience={entity.audience.length > 0}
          onSaved={() => {
            setIssued(undefined);
          }}
        />
      )}
      <Breadcrumbs
        above={[
          { to: "/entities", title: t("entities") },
          { to: `/entities/${entityId}/tokens`, title: entity.name },
        ]}
        title={name}
      />
      <TokenHeader token={token} now={now} reload={reload} onRotated={showSecret} />
      <TokenNotices token={token.value} onChanged={reload} onRotated={showSecret} />
      <PageSection variant="light" className="pf-v5-u-p-0">
        <RoutedTabs
          label={name}
          path={path}
          current={tab}
          tabs={[
            {
              key: "settings",
              title: t("settings"),
              content: (
                <TokenSettingsTab
                  token={token}
                  entity={entity}
                  isSecretShown={issued !== undefined}
                  reload={reload}
                />
              ),
            },
            {
              key: "secrets",
              title: t("tokenSecrets"),
              content: (
                <SecretsTab
                  token={token.value}
                  now={now}
                  onChanged={reload}
                  onRotated={showSecret}
                />
              ),
            },
            {
              key: "events",
              title: t("events"),
              content: <EventsTab entity={entity} token={token.value} />,
            },
          ]}
        />
      </PageSection>
    </>
  );
}
