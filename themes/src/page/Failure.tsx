import { Button, EmptyState, EmptyStateBody, PageSection } from "@patternfly/react-core";
import { EmptyStateActions, EmptyStateFooter, EmptyStateHeader } from "@patternfly/react-core";
import { EmptyStateIcon } from "@patternfly/react-core";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { type FallbackProps, useErrorBoundary } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/rest.ts";
import { useConsole } from "../console.ts";

/** In place of a page that cannot be shown. */
export function Failure({ error }: FallbackProps) {
  const { t } = useTranslation();
  const { navigate } = useConsole();
  const { showBoundary } = useErrorBoundary();
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <PageSection variant="light">
      <EmptyState variant="lg">
        <EmptyStateHeader
          titleText={t(isGone ? "entityNotFound" : "somethingWentWrong")}
          headingLevel="h1"
          icon={<EmptyStateIcon icon={ExclamationCircleIcon} />}
        />
        <EmptyStateBody>{isGone ? t("entityNotFoundExplain") : error.message}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button
              onClick={() => {
                // The list may be the page that has failed.
                showBoundary();
                navigate("/entities");
              }}
            >
              {t("entityBackToList")}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </PageSection>
  );
}
