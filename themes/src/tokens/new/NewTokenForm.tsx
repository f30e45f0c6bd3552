import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { Button, Flex, FlexItem, Form } from "@patternfly/react-core";
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Entity } from "../../api/entities.ts";
import { useRest } from "../../api/rest.ts";
import { createToken, type IssuedToken } from "../../api/tokens.ts";
import { useDraft } from "../../shared/draft/useDraft.tsx";
import { useLeaveGuard } from "../../shared/useLeaveGuard.tsx";
import { NameField } from "../fields/NameField.tsx";
import { PermissionsField } from "../fields/PermissionsField.tsx";
import { fieldErrorOf } from "../fields/tokenErrors.ts";
import { useTokenRules } from "../fields/useTokenRules.ts";
import { EnabledField } from "./EnabledField.tsx";
import { MoreSettings } from "./MoreSettings.tsx";
import { defaultsFor, isFolded, type NewTokenValues, requestOf } from "./newToken.ts";
import { SimilarName } from "./SimilarName.tsx";

interface NewTokenFormProps {
  readonly entity: Entity;
  /** Whether the page shows a secret, which has a guard of its own. */
  readonly isSecretShown: boolean;
  /** Gets the new token with its secret. */
  readonly onAdded: (token: IssuedToken) => void;
}

/** The id of the button that adds a token. */
export const ADD_BUTTON = "add-token";

/** Creates a token. On a wide screen the form takes one line, so that the list below has room. */
export function NewTokenForm({ entity, isSecretShown, onAdded }: NewTokenFormProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addError } = useAlerts();
  // Whoever adds the first token has room for everything.
  const [isOpen, setIsOpen] = useState(entity.tokenCount === 0);
  const rules = useTokenRules(entity.id);
  const [now] = useState(() => Date.now());
  const defaults = useMemo(() => defaultsFor(rules, now), [rules, now]);
  const form = useForm<NewTokenValues>({ defaultValues: defaults });
  const draft = useDraft({
    form,
    name: `new token of ${entity.id}`,
    shown: defaults,
    version: "",
  });
  const { isDirty, isSubmitting } = form.formState;
  const leaveDialog = useLeaveGuard(isDirty && !isSecretShown);

  // The policy is read while somebody may be typing already.
  useEffect(() => {
    if (!form.getFieldState("expiry").isDirty) {
      form.resetField("expiry", { defaultValue: defaults.expiry });
    }
  }, [form, defaults]);

  /** A field that is folded away could neither show its error nor take the focus. */
  const unfold = (fields: readonly string[]) => {
    if (isFolded(fields)) {
      flushSync(() => {
        setIsOpen(true);
      });
    }
  };

  const add = async (values: NewTokenValues) => {
    try {
      onAdded(await createToken(rest, entity.id, requestOf(values)));
      form.reset(defaults);
      draft.drop();
      setIsOpen(false);
    } catch (error) {
      const refused = fieldErrorOf(t, error);
      if (refused === undefined) {
        addError("tokenCreateError", error);
      } else {
        unfold([refused.field]);
        form.setError(refused.field, { message: refused.message }, { shouldFocus: true });
      }
    }
  };

  return (
    <>
      {leaveDialog}
      {draft.notice}
      <FormProvider {...form}>
        <Form
          aria-label={t("tokenNew")}
          style={{ rowGap: "var(--pf-v5-global--spacer--sm)" }}
          onSubmit={(event) =>
            void form.handleSubmit(add, (errors) => {
              unfold(Object.keys(errors));
            })(event)
          }
        >
          <Flex
            alignItems={{ default: "alignItemsFlexStart" }}
            columnGap={{ default: "columnGapXl" }}
          >
            <FlexItem flex={{ default: "flex_1" }} style={{ minWidth: "14rem" }}>
              <NameField id="token-name" rules={rules} />
              <SimilarName entityId={entity.id} />
            </FlexItem>
            <FlexItem>
              <PermissionsField id="token-permissions" rules={rules} />
            </FlexItem>
            <FlexItem>
              <EnabledField id="token-enabled" />
            </FlexItem>
            <FlexItem className="pf-v5-u-mt-xl">
              {/* A disabled button could not get the focus back from the dialog. */}
              <Button
                type="submit"
                id={ADD_BUTTON}
                data-testid={ADD_BUTTON}
                isAriaDisabled={isSubmitting}
              >
                {t("tokenAdd")}
              </Button>
            </FlexItem>
          </Flex>
          <MoreSettings entity={entity} rules={rules} isOpen={isOpen} onToggle={setIsOpen} />
        </Form>
      </FormProvider>
    </>
  );
}
