import { Button, PageSection, Text } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityToken, IssuedToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { TOKEN_ROLES } from "../../roles.ts";
import { useRotateDialog } from "../rotate/useRotateDialog.tsx";
import { EndSecretDialog } from "./EndSecretDialog.tsx";
import { OldSecretsNotice } from "./OldSecretsNotice.tsx";
import { SecretsTable } from "./SecretsTable.tsx";

interface SecretsTabProps {
  readonly token: EntityToken;
  readonly now: number;
  readonly onChanged: () => Promise<void>;
  /** Shows a new secret; the element with this id gets the focus afterwards. */
  readonly onRotated: (openerId: string) => (rotated: IssuedToken) => void;
}

const ROTATE = "rotate-secret";

/** The secrets that a token has and had: which one is used, and when each ends. */
export function SecretsTab({ token, now, onChanged, onRotated }: SecretsTabProps) {
  const { t } = useTranslation();
  const { may } = useConsole();
  const rotation = useRotateDialog(token, onRotated(ROTATE));
  const [ending, setEnding] = useState<number>();
  const isManager = may(...TOKEN_ROLES) && token.status !== "revoked";
  return (
    <PageSection variant="light">
      {rotation.dialog}
      {ending !== undefined && (
        <EndSecretDialog
          token={token}
          generation={ending}
          now={now}
          onEnded={onChanged}
          onClose={() => {
            setEnding(undefined);
          }}
        />
      )}
      <Text className="pf-v5-u-mb-md">{t("tokenSecretsExplain")}</Text>
      <OldSecretsNotice token={token} now={now} />
      {isManager && (
        <Button id={ROTATE} data-testid={ROTATE} className="pf-v5-u-mb-md" onClick={rotation.open}>
          {t("tokenRotate")}
        </Button>
      )}
      <SecretsTable token={token} now={now} onEnd={isManager ? setEnding : undefined} />
    </PageSection>
  );
}
