import { ActionGroup, Button, Form, PageSection } from "@patternfly/react-core";
import { FormProvider } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import type { Versioned } from "../../api/rest.ts";
import type { EntityToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { ENTITY_ROLES, TOKEN_ROLES } from "../../roles.ts";
import { useLeaveGuard } from "../../shared/useLeaveGuard.tsx";
import { ShutOutDialog } from "../dryrun/ShutOutDialog.tsx";
import { useTokenRules } from "../fields/useTokenRules.ts";
import { TokenChangedMeanwhile } from "./TokenChangedMeanwhile.tsx";
import { TokenFacts } from "./TokenFacts.tsx";
import { TokenFields } from "./TokenFields.tsx";
import { useTokenForm } from "./useTokenForm.ts";

interface TokenSettingsTabProps {
  readonly token: Versioned<EntityToken>;
  readonly entity: Entity;
  /** Whether the page shows a secret, which has a guard of its own. */
  readonly isSecretShown: boolean;
  /** Reads the token again. */
  readonly reload: () => Promise<void>;
}

/** The form for the settings of a token. */
export function TokenSettingsTab(props: TokenSettingsTabProps) {
  const { token, entity, isSecretShown, reload } = props;
  const { t } = useTranslation();
  const { may } = useConsole();
  const isReadOnly = !may(...TOKEN_ROLES) || token.value.status === "revoked";
  const rules = useTokenRules(entity.id, token.value.exempt && may(...ENTITY_ROLES));
  const { form, theirs, draftNotice, question, save, revert } = useTokenForm(
    token,
    rules,
    isReadOnly,
    reload,
  );
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty && !isSecretShown);

  return (
    <PageSection variant="light">
      {leaveDialog}
      {question && (
        <ShutOutDialog
          found={question.found}
          namesTokens={false}
          onConfirm={question.confirm}
          onClose={question.close}
        />
      )}
      {draftNotice}
      {theirs && (
        <TokenChangedMeanwhile
          theirs={theirs}
          token={token.value}
          title={t("tokenChangedMeanwhile")}
        />
      )}
      <FormProvider {...form}>
        <Form
          isHorizontal
          aria-label={t("settings")}
          onSubmit={(event) => void form.handleSubmit(save)(event)}
        >
          <TokenFacts token={token.value} />
          <TokenFields token={token.value} entity={entity} rules={rules} />
          {!isReadOnly && (
            <ActionGroup>
              <Button type="submit" data-testid="save-token" isAriaDisabled={isSubmitting}>
                {t("save")}
              </Button>
              <Button
                variant="link"
                data-testid="revert"
                isAriaDisabled={isSubmitting}
                onClick={revert}
              >
                {t("revert")}
              </Button>
            </ActionGroup>
          )}
        </Form>
      </FormProvider>
    </PageSection>
  );
}
