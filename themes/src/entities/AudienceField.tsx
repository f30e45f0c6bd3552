import { FormErrorText } from "@keycloak/keycloak-ui-shared";
import { FormGroup } from "@patternfly/react-core";
import { useCallback } from "react";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { listAvailableAudience } from "../api/entities.ts";
import { useRest } from "../api/rest.ts";
import { FieldHelp } from "../shared/field/FieldHelp.tsx";
import { PastedTokenNotice, usePastedToken } from "../shared/list/PastedToken.tsx";
import { toggled } from "../shared/toggled.ts";
import { Typeahead } from "../shared/typeahead/Typeahead.tsx";
import { AudienceMappers } from "./AudienceMappers.tsx";
import { choicesOf } from "./audienceChoices.ts";
import type { Settings } from "./settings.ts";

/** Picks clients of the realm by a part of their id. */
export function AudienceField({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  const rest = useRest();
  const { field, fieldState } = useController<Pick<Settings, "audience">, "audience">({
    name: "audience",
    defaultValue: [],
  });
  const load = useCallback(
    async (search: string) => {
      return choicesOf(t, await listAvailableAudience(rest, search));
    },
    [rest, t],
  );
  const { isPasted, onChangeCapture } = usePastedToken();
  const picked = field.value;

  return (
    <FormGroup
      fieldId="audience"
      label={t("entityAudience")}
      labelIcon={<FieldHelp label={t("entityAudience")} text={t("entityAudienceHelp")} />}
      onChangeCapture={onChangeCapture}
    >
      {/* It stands above the field, because the list of choices would cover it below. */}
      {isPasted && <PastedTokenNotice />}
      <Typeahead
        id="audience"
        optionPrefix="audience-choice"
        label={t("entityAudience")}
        placeholder={picked.length === 0 ? t("entityAudiencePlaceholder") : ""}
        clearLabel={t("entityAudienceClear")}
        noneLabel={t("entityAudienceNone")}
        load={load}
        loadErrorKey="entityAudienceLoadError"
        picked={picked.map((clientId) => ({ id: clientId, name: clientId }))}
        several={{ pickedLabel: t("entityAudiencePicked") }}
        isDisabled={isReadOnly}
        isFullWidth
        hasError={fieldState.error !== undefined}
        onPick={({ id }) => {
          field.onChange(toggled(picked, id));
        }}
        onClear={() => {
          field.onChange([]);
        }}
      />
      {picked.length > 0 && <AudienceMappers clientIds={picked} />}
      {fieldState.error?.message && (
        <FormErrorText data-testid="audience-helper" message={fieldState.error.message} />
      )}
    </FormGroup>
  );
}
