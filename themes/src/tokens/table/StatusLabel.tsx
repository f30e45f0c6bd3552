import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
} from "@patternfly/react-icons";
import type { EntityToken } from "../../api/tokens.ts";
import { IconLabel, type Look } from "../../shared/IconLabel.tsx";
import { type ShownStatus, shownStatus, STATUS_KEYS } from "./status.ts";

const LOOKS: Readonly<Record<ShownStatus, Omit<Look, "labelKey">>> = {
  active: { color: "green", Icon: CheckCircleIcon },
  expires_soon: { color: "orange", Icon: ExclamationTriangleIcon },
  expired: { color: "red", Icon: ExclamationCircleIcon },
  disabled: { color: "grey", Icon: BanIcon },
  entity_disabled: { color: "grey", Icon: BanIcon },
};

/** Shows whether a token works now, and if not, why. */
export function StatusLabel({ token }: { readonly token: EntityToken }) {
  // The table is read again often enough for a status that depends on the time of rendering.
  // eslint-disable-next-line react-hooks/purity
  const status = shownStatus(token, Date.now());
  return <IconLabel look={{ ...LOOKS[status], labelKey: STATUS_KEYS[status] }} />;
}
