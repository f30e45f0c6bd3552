import { TextAreaControl, TextControl } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
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
        labelIcon={t("entityDisplayNameHelp")}
        rules={{ validate: maxLength(t, MAX_DISPLAY_NAME) }}
        isDisabled={isReadOnly}
      />
      <TextAreaControl
        name="description"
        label={t("description")}
        labelIcon={t("entityDescriptionHelp")}
        rules={{ validate: maxLength(t, MAX_DESCRIPTION) }}
        isDisabled={isReadOnly}
      />
      <AudienceField isReadOnly={isReadOnly} />
    </>
  );
}
