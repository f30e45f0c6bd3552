import { Label, LabelGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../api/tokens.ts";
import { inOrder, permissionName, PERMISSIONS } from "../permissions.ts";

/** The permissions of a token in a table. */
export function PermissionLabels({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { t } = useTranslation();
  return (
    <LabelGroup numLabels={PERMISSIONS.length}>
      {inOrder(permissions).map((permission) => (
        <Label key={permission} isCompact>
          {permissionName(t, permission)}
        </Label>
      ))}
    </LabelGroup>
  );
}
