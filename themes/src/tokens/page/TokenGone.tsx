import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  PageSection,
} from "@patternfly/react-core";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../shared/link/ButtonLink.tsx";

/** Stands in for the page of a token that is not there. Events can lead to such a page. */
export function TokenGone({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  return (
    <PageSection variant="light">
      <EmptyState variant="lg">
        <EmptyStateHeader
          titleText={t("tokenNotFound")}
          headingLevel="h1"
          icon={<EmptyStateIcon icon={ExclamationCircleIcon} />}
        />
        <EmptyStateBody>{t("tokenNotFoundExplain")}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <ButtonLink to={`/entities/${entityId}/tokens`} testId="back-to-tokens">
              {t("tokenBackToList")}
            </ButtonLink>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </PageSection>
  );
}
