import { TextControl } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { FieldHelp } from "../shared/field/FieldHelp.tsx";
import { TextAreaField } from "../shared/field/TextAreaField.tsx";
import { maxLength } from "../shared/text/maxLength.ts";
import { AudienceField } from "./AudienceField.tsx";
import { MAX_DESCRIPTION, MAX_DISPLAY_NAME } from "./settings.ts";

/** The fields of both forms: the one for a new entity and the one for its settings. */
export function SettingsFields({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextControl
        name="displayName"
        label={t("displayName")}
        labelIcon={<FieldHelp label={t("displayName")} text={t("entityDisplayNameHelp")} />}
        rules={{ validate: maxLength(t, MAX_DISPLAY_NAME) }}
        isDisabled={isReadOnly}
      />
      <TextAreaField
        name="description"
        label={t("description")}
        help={t("entityDescriptionHelp")}
        validate={maxLength(t, MAX_DESCRIPTION)}
        isDisabled={isReadOnly}
      />
      <AudienceField isReadOnly={isReadOnly} />
    </>
  );
}
