import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
} from "@patternfly/react-icons";
import type { EntityToken } from "../../api/tokens.ts";
import { IconLabel, type Look } from "../../shared/IconLabel.tsx";
import { type ShownStatus, shownStatuses, STATUS_KEYS } from "./status.ts";

const LOOKS: Readonly<Record<ShownStatus, Omit<Look, "labelKey">>> = {
  active: { color: "green", Icon: CheckCircleIcon },
  breaks_policy: { color: "orange", Icon: ExclamationTriangleIcon },
  old_secret_in_use: { color: "orange", Icon: ExclamationTriangleIcon },
  expires_soon: { color: "orange", Icon: ExclamationTriangleIcon },
  expired: { color: "red", Icon: ExclamationCircleIcon },
  disabled: { color: "grey", Icon: BanIcon },
  leaked: { color: "red", Icon: ExclamationCircleIcon },
  reused: { color: "red", Icon: ExclamationCircleIcon },
  entity_disabled: { color: "grey", Icon: BanIcon },
  policy_violation: { color: "red", Icon: ExclamationCircleIcon },
  revoked: { color: "red", Icon: BanIcon },
};

interface StatusLabelProps {
  readonly token: EntityToken;
  readonly now: number;
}

/** Shows whether a token works now, and if not, why. A token that works may have warnings. */
export function StatusLabel({ token, now }: StatusLabelProps) {
  return (
    <div>
      {shownStatuses(token, now).map((status) => (
        <div key={status}>
          <IconLabel look={{ ...LOOKS[status], labelKey: STATUS_KEYS[status] }} />
        </div>
      ))}
    </div>
  );
}
