import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { SecretRow } from "./SecretRow.tsx";

interface SecretsTableProps {
  readonly token: EntityToken;
  readonly now: number;
  /** Asks to end an older secret; absent if the admin may not. */
  readonly onEnd: ((generation: number) => void) | undefined;
}

/** The current secret of a token and the last older ones, newest first. */
export function SecretsTable({ token, now, onEnd }: SecretsTableProps) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" aria-label={t("tokenSecrets")}>
      <Thead>
        <Tr>
          <Th modifier="fitContent">{t("secretNumber")}</Th>
          <Th>{t("secretState")}</Th>
          <Th>{t("tokenCreated")}</Th>
          <Th>{t("secretFirstUsed")}</Th>
          <Th>{t("lastUsed")}</Th>
          <Th>{t("secretEnds")}</Th>
          {onEnd && <Th screenReaderText={t("action")} />}
        </Tr>
      </Thead>
      <Tbody>
        {(token.secrets ?? []).map((secret) => (
          <SecretRow key={secret.generation} secret={secret} now={now} onEnd={onEnd} />
        ))}
      </Tbody>
    </Table>
  );
}
