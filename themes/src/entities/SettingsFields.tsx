import { TextAreaControl, TextControl } from "@keycloak/keycloak-ui-shared";
import { useTranslation } from "react-i18next";
import { AudienceField } from "./AudienceField.tsx";
import { lengthOf, MAX_DESCRIPTION, MAX_DISPLAY_NAME } from "./settings.ts";

/** The fields that both the new entity's form and the settings have. */
export function SettingsFields({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  const atMost = (length: number) => (value: string) =>
    lengthOf(value) <= length || t("maxLength", { length });
  return (
    <>
      <TextControl
        name="displayName"
        label={t("displayName")}
        labelIcon={t("entityDisplayNameHelp")}
        rules={{ validate: atMost(MAX_DISPLAY_NAME) }}
        isDisabled={isReadOnly}
      />
      <TextAreaControl
        name="description"
        label={t("description")}
        labelIcon={t("entityDescriptionHelp")}
        rules={{ validate: atMost(MAX_DESCRIPTION) }}
        isDisabled={isReadOnly}
      />
      <AudienceField isReadOnly={isReadOnly} />
    </>
  );
}
