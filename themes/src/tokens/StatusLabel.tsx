import { Label, type LabelProps } from "@patternfly/react-core";
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
} from "@patternfly/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../api/tokens.ts";
import { type ShownStatus, shownStatus } from "./status.ts";

interface Look {
  readonly labelKey: string;
  readonly color: NonNullable<LabelProps["color"]>;
  readonly Icon: ComponentType;
}

const LOOKS: Readonly<Record<ShownStatus, Look>> = {
  active: { labelKey: "tokenActive", color: "green", Icon: CheckCircleIcon },
  expires_soon: { labelKey: "tokenExpiresSoon", color: "orange", Icon: ExclamationTriangleIcon },
  expired: { labelKey: "tokenExpired", color: "red", Icon: ExclamationCircleIcon },
  disabled: { labelKey: "disabled", color: "grey", Icon: BanIcon },
  entity_disabled: { labelKey: "tokenEntityDisabled", color: "grey", Icon: BanIcon },
};

/** What a token is good for now, by colour and word. */
export function StatusLabel({ token }: { readonly token: EntityToken }) {
  const { t } = useTranslation();
  // As of when it was shown; the list is read anew often enough.
  // eslint-disable-next-line react-hooks/purity
  const { labelKey, color, Icon } = LOOKS[shownStatus(token, Date.now())];
  return (
    <Label isCompact color={color} icon={<Icon />}>
      {t(labelKey)}
    </Label>
  );
}
