import { Label, type LabelProps } from "@patternfly/react-core";
import { BanIcon, CheckCircleIcon, PencilAltIcon } from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "./wording.ts";

interface Look {
  readonly labelKey: string;
  readonly color: NonNullable<LabelProps["color"]>;
  readonly Icon: ComponentType;
}

const LOOKS: Readonly<Record<Sort, Look>> = {
  change: { labelKey: "eventChange", color: "blue", Icon: PencilAltIcon },
  use: { labelKey: "eventUse", color: "green", Icon: CheckCircleIcon },
  refusal: { labelKey: "eventRefusal", color: "red", Icon: BanIcon },
};

/** What an event is about, by colour and word. */
export function SortLabel({ sort }: { readonly sort: Sort }) {
  const { t } = useTranslation();
  const { labelKey, color, Icon } = LOOKS[sort];
  return (
    <Label isCompact color={color} icon={<Icon />}>
      {t(labelKey)}
    </Label>
  );
}
