import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant } from "@patternfly/react-core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { hasStatus, useRest, type Versioned } from "../../api/rest.ts";
import { type EntityToken, tryTokenChanges, updateToken } from "../../api/tokens.ts";
import { useDraft } from "../../shared/draft/useDraft.tsx";
import { useShutOut } from "../dryrun/useShutOut.ts";
import { mayShutOut } from "../fields/network.ts";
import type { TokenRules } from "../fields/rules.ts";
import { fieldErrorOf } from "../fields/tokenErrors.ts";
import {
  type Cause,
  changesOf,
  mergedForm,
  type Theirs,
  theirsToTell,
  type TokenForm,
  valuesOf,
} from "./tokenForm.ts";

/**
 * The form for a token, with all that happens to it until it is saved.
 *
 * @param rules what the policy allows
 * @param reload reads the token again
 */
export function useTokenForm(
  token: Versioned<EntityToken>,
  rules: TokenRules,
  isReadOnly: boolean,
  reload: () => Promise<void>,
) {
  const { t } = useTranslation();
  const rest = useRest();
  const { addAlert, addError } = useAlerts();
  const shown = useMemo(() => valuesOf(token.value), [token]);
  const form = useForm<TokenForm>({ defaultValues: shown, disabled: isReadOnly });
  const [theirs, setTheirs] = useState<Theirs>();
  const draft = useDraft({
    form,
    name: `token ${token.value.id}`,
    shown,
    version: token.etag,
  });
  const { question, ask } = useShutOut();
  const base = useRef({ token: token.value, values: shown });
  const cause = useRef<Cause>("other");

  // The page reads the token again after each change, and after somebody else's.
  useEffect(() => {
    if (base.current.token === token.value) {
      return;
    }
    const merged = mergedForm(base.current, form.getValues(), token.value);
    const isRotated = token.value.generation !== base.current.token.generation;
    const told = theirsToTell(merged.theirs, cause.current, isRotated);
    cause.current = "other";
    base.current = { token: token.value, values: valuesOf(token.value) };
    form.reset(valuesOf(token.value));
    for (const [name, value] of Object.entries(merged.values)) {
      form.setValue(name as keyof TokenForm, value as TokenForm[keyof TokenForm], {
        shouldDirty: true,
      });
    }
    if (told !== undefined) {
      setTheirs(told);
    }
  }, [token, form]);

  const fail = async (error: unknown) => {
    const refused = fieldErrorOf(t, error);
    if (hasStatus(error, 412)) {
      cause.current = "refused";
      addAlert(t("tokenChangedMeanwhile"), AlertVariant.warning);
      await reload();
    } else if (refused !== undefined) {
      form.setError(refused.field, { message: refused.message }, { shouldFocus: true });
    } else {
      addError("tokenSaveError", error);
    }
  };

  const store = async (values: TokenForm, messageKey: string) => {
    try {
      await updateToken(rest, token, changesOf(values, token.value, rules, Date.now()));
      base.current = { token: token.value, values };
      cause.current = "saved";
      draft.drop();
      setTheirs(undefined);
      addAlert(t(messageKey));
      await reload();
    } catch (error) {
      await fail(error);
    }
  };

  const save = async (values: TokenForm) => {
    try {
      const changes = changesOf(values, token.value, rules, Date.now());
      const keep = () => store(values, "tokenSaved");
      if (!mayShutOut(token.value.addresses, changes.addresses)) {
        await keep();
      } else if (!ask(await tryTokenChanges(rest, token, changes), keep)) {
        await store(values, "tokenSavedNobodyOut");
      }
    } catch (error) {
      await fail(error);
    }
  };

  const revert = () => {
    form.reset(shown);
    draft.drop();
    setTheirs(undefined);
  };

  return { form, theirs, draftNotice: draft.notice, question, save, revert };
}
