import {
  AlertProvider,
  ErrorBoundaryFallback,
  ErrorBoundaryProvider,
  Help,
} from "@keycloak/keycloak-ui-shared";
import { PageSection } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { useConsole } from "../../console.ts";
import { VIEW_ROLES } from "../../roles.ts";
import { Failure } from "./Failure.tsx";
import { LastWord } from "./LastWord.tsx";
import { Messages } from "./Messages.tsx";

/** Gives each of our pages its messages, alerts and error page, and checks the admin's roles. */
export function Frame({ children }: PropsWithChildren) {
  return (
    <Messages>
      <ErrorBoundaryProvider>
        <ErrorBoundaryFallback fallback={Failure}>
          <Help>
            <AlertProvider>
              <LastWord />
              <ForThoseWhoMay>{children}</ForThoseWhoMay>
            </AlertProvider>
          </Help>
        </ErrorBoundaryFallback>
      </ErrorBoundaryProvider>
    </Messages>
  );
}

function ForThoseWhoMay({ children }: PropsWithChildren) {
  const { may } = useConsole();
  const { t } = useTranslation();
  return may(...VIEW_ROLES) ? children : <PageSection>{t("entitiesForbidden")}</PageSection>;
}
