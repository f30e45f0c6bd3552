import { ActionGroup, Button } from "@patternfly/react-core";
import { useFormState } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { usePolicy } from "./PolicyContext.ts";

interface PolicyButtonsProps {
  readonly isDirty: boolean;
  readonly onPreview: () => void;
  readonly onRevert: () => void;
}

/** Saves the form, shows what that would do, or takes back what was typed. */
export function PolicyButtons({ isDirty, onPreview, onRevert }: PolicyButtonsProps) {
  const { t } = useTranslation();
  const { isOfEntity } = usePolicy();
  const { isSubmitting } = useFormState();
  // A disabled button would lose the focus after it was clicked.
  const isOff = isSubmitting || !isDirty;
  return (
    <ActionGroup>
      <Button type="submit" data-testid="save-policy" isAriaDisabled={isOff}>
        {/* The settings of an entity have buttons of their own on the same page. */}
        {t(isOfEntity ? "policySave" : "save")}
      </Button>
      <Button
        variant="secondary"
        data-testid="preview-policy"
        isAriaDisabled={isOff}
        onClick={onPreview}
      >
        {t("policyPreview")}
      </Button>
      <Button variant="link" data-testid="revert-policy" isAriaDisabled={isOff} onClick={onRevert}>
        {t(isOfEntity ? "policyRevert" : "revert")}
      </Button>
    </ActionGroup>
  );
}
