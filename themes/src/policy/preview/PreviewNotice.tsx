import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { PolicyPreview } from "../../api/policy.ts";
import { Violations } from "./Violations.tsx";

/** Shows what a change would do, while the admin may still change it. */
export function PreviewNotice({ preview }: { readonly preview: PolicyPreview }) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      isLiveRegion
      component="p"
      variant={preview.refused > 0 ? "warning" : "info"}
      title={t("policyPreviewTitle")}
      data-testid="policy-preview"
    >
      <Violations preview={preview} />
    </Alert>
  );
}
