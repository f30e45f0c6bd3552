import { Label, type LabelProps } from "@patternfly/react-core";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

export interface Look {
  readonly labelKey: string;
  readonly color: NonNullable<LabelProps["color"]>;
  readonly Icon: ComponentType;
}

/** Shows a state by color, icon and word. */
export function IconLabel({ look }: { readonly look: Look }) {
  const { t } = useTranslation();
  const { labelKey, color, Icon } = look;
  return (
    <Label isCompact color={color} icon={<Icon />}>
      {t(labelKey)}
    </Label>
  );
}
