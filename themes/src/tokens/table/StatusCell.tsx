import { useTranslation } from "react-i18next";
import type { EntityToken, TokenStatus } from "../../api/tokens.ts";
import { fieldName } from "../../shared/text/fieldName.ts";
import { oldSecretsOf } from "../oldSecrets.ts";
import { OldSecretNote } from "./OldSecretNote.tsx";
import { StatusLabel } from "./StatusLabel.tsx";
import { SuspicionLabel } from "./SuspicionLabel.tsx";

interface StatusCellProps {
  readonly token: EntityToken;
  readonly onDismiss?: (() => void) | undefined;
}

/** The statuses whose label may say that the token breaks rules. */
const BREAKING: readonly TokenStatus[] = ["active", "policy_violation"];

/** Shows whether a token works now, which rules it breaks, and what its older secrets are about. */
export function StatusCell({ token, onDismiss }: StatusCellProps) {
  const { t } = useTranslation();
  // The table is read again often enough for words that depend on the time of rendering.
  // eslint-disable-next-line react-hooks/purity
  const now = Date.now();
  // In a narrow window a cell is a grid, which would place several elements apart.
  return (
    <div>
      <StatusLabel token={token} now={now} />
      {token.violations && BREAKING.includes(token.status) && (
        <div className="pf-v5-u-font-size-sm" data-testid={`violations-${token.name}`}>
          {token.violations.map((rule) => fieldName(t, rule)).join(", ")}
        </div>
      )}
      {token.suspectedTimestamp !== undefined && (
        <div>
          <SuspicionLabel
            token={token}
            suspected={token.suspectedTimestamp}
            onDismiss={onDismiss}
          />
        </div>
      )}
      {oldSecretsOf(token, now).map((secret) => (
        <OldSecretNote key={secret.generation} secret={secret} now={now} />
      ))}
    </div>
  );
}
