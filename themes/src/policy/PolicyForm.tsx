import { Form } from "@patternfly/react-core";
import { useMemo } from "react";
import { FormProvider } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Policy } from "../api/policy.ts";
import type { Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { ENTITY_ROLES } from "../roles.ts";
import { useLeaveGuard } from "../shared/useLeaveGuard.tsx";
import { PolicyFields } from "./fields/PolicyFields.tsx";
import { PolicyButtons } from "./PolicyButtons.tsx";
import { PolicyChangedMeanwhile } from "./PolicyChangedMeanwhile.tsx";
import { PolicyContext } from "./PolicyContext.ts";
import { ConfirmPolicyDialog } from "./preview/ConfirmPolicyDialog.tsx";
import { PreviewNotice } from "./preview/PreviewNotice.tsx";
import { wrongWords } from "./ruleWords.ts";
import { usePolicyForm } from "./usePolicyForm.ts";
import { usePolicySave } from "./usePolicySave.ts";
import type { PolicyValues } from "./values.ts";

interface PolicyFormProps {
  /** Absent for the policy of the realm. */
  readonly entityId: string | undefined;
  /** The policy as it was when the page was opened. */
  readonly first: Versioned<Policy>;
}

/** The form for a policy, with a preview of what a change would do. */
export function PolicyForm({ entityId, first }: PolicyFormProps) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const isReadOnly = !may(...ENTITY_ROLES);
  const isOfEntity = entityId !== undefined;
  const { form, policy, changes, conflict, draftNotice, settle, takeOver, revert } = usePolicyForm(
    entityId,
    first,
  );
  const isDirty = Object.keys(changes).length > 0;
  const leaveDialog = useLeaveGuard(isDirty);
  const { previewed, preview, save, unconfirmed, drop } = usePolicySave({
    entityId,
    policy,
    onSaved: settle,
    onChangedMeanwhile: takeOver,
    onWrong: (rule, message) => {
      form.setError(rule, { message: wrongWords(t, message) }, { shouldFocus: true });
    },
  });
  const content = useMemo(
    () => ({ policy: policy.value, isOfEntity, isReadOnly }),
    [policy, isOfEntity, isReadOnly],
  );
  const isOfChanges = JSON.stringify(previewed?.changes) === JSON.stringify(changes);
  const shown = isDirty && isOfChanges ? previewed : undefined;
  const submit = (act: (sent: PolicyValues) => Promise<void>) => form.handleSubmit(act);

  return (
    <PolicyContext.Provider value={content}>
      {leaveDialog}
      {draftNotice}
      {unconfirmed && (
        <ConfirmPolicyDialog
          preview={unconfirmed.preview}
          onConfirm={() => {
            drop();
            void save(unconfirmed.changes, unconfirmed.values, unconfirmed.preview.confirm);
          }}
          onClose={drop}
        />
      )}
      <FormProvider {...form}>
        <Form
          isHorizontal
          aria-label={t("policy")}
          data-testid="policy-form"
          onSubmit={(event) => void submit((sent) => save(changes, sent))(event)}
        >
          <PolicyFields />
          {/* Here, because whoever saves looks at the buttons. */}
          {conflict && <PolicyChangedMeanwhile policy={policy.value} conflict={conflict} />}
          {shown && <PreviewNotice preview={shown.preview} />}
          {!isReadOnly && (
            <PolicyButtons
              isDirty={isDirty}
              onPreview={() => void submit(() => preview(changes))()}
              onRevert={revert}
            />
          )}
        </Form>
      </FormProvider>
    </PolicyContext.Provider>
  );
}
