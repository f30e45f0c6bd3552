import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateFooter,
  EmptyStateHeader,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** Stands in for a list that could not be read. An alert says why. */
export function NotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState>
      <EmptyStateHeader titleText={t("somethingWentWrong")} headingLevel="h2" />
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" data-testid="try-again" onClick={onRetry}>
            {t("tryAgain")}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
