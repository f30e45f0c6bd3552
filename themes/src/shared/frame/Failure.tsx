import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  PageSection,
} from "@patternfly/react-core";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { type FallbackProps, useErrorBoundary } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { hasStatus } from "../../api/rest.ts";
import { useConsole } from "../../console.ts";
import { Name } from "../text/Name.tsx";

/** Stands in for a page that failed. */
export function Failure({ error }: FallbackProps) {
  const { t } = useTranslation();
  const { navigate } = useConsole();
  const { showBoundary } = useErrorBoundary();
  const isGone = hasStatus(error, 404);
  return (
    <PageSection variant="light">
      <EmptyState variant="lg">
        <EmptyStateHeader
          titleText={t(isGone ? "entityNotFound" : "somethingWentWrong")}
          headingLevel="h1"
          icon={<EmptyStateIcon icon={ExclamationCircleIcon} />}
        />
        <EmptyStateBody>
          {isGone ? t("entityNotFoundExplain") : <Name of={error.message} />}
        </EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button
              onClick={() => {
                // If the list itself has failed, navigating to it does not clear the error.
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
