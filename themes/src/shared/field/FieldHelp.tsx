import { useHelp } from "@keycloak/keycloak-ui-shared";
import { Icon, Popover } from "@patternfly/react-core";
import { HelpIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

interface FieldHelpProps {
  /** The label of the field that the text explains. */
  readonly label: string;
  readonly text: string;
}

/**
 * A button that explains a field, as Keycloak's own. Its name has the label of the field: Keycloak's
 * button is read out as the field's id.
 */
export function FieldHelp({ label, text }: FieldHelpProps) {
  const { t } = useTranslation();
  const { enabled } = useHelp();
  return enabled ? (
    <Popover aria-label={label} bodyContent={text} closeBtnAriaLabel={t("close")}>
      <button
        type="button"
        aria-label={t("helpFor", { label })}
        className="pf-v5-c-form__group-label-help"
      >
        <Icon isInline>
          <HelpIcon />
        </Icon>
      </button>
    </Popover>
  ) : null;
}
