import { Td } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { ConsoleLink } from "../../shared/link/ConsoleLink.tsx";
import { TwoLines } from "../../shared/list/TwoLines.tsx";
import { Clamped } from "../../shared/text/Clamped.tsx";
import { Name } from "../../shared/text/Name.tsx";
import { When } from "../../shared/text/When.tsx";
import { tokenPath } from "../paths.ts";
import { ExpiryTime } from "./ExpiryTime.tsx";
import { LastUse } from "./LastUse.tsx";
import { PermissionLabels } from "./PermissionLabels.tsx";
import { StatusCell } from "./StatusCell.tsx";

interface NameCellProps {
  readonly token: EntityToken;
}

/** The token's name, which leads to its page, above its hint. */
export function NameCell({ token }: NameCellProps) {
  const { t } = useTranslation();
  return (
    <Td dataLabel={t("name")} modifier="breakWord">
      <TwoLines second={token.hint}>
        <Clamped name={token.name}>
          <ConsoleLink to={tokenPath(token)}>
            <Name of={token.name} />
          </ConsoleLink>
        </Clamped>
      </TwoLines>
    </Td>
  );
}

interface FactCellsProps {
  readonly token: EntityToken;
  /** Present if the admin may dismiss a suspicion here. */
  readonly onDismiss?: (() => void) | undefined;
}

/** What a list tells of a token after its name: from its permissions to its last use. */
export function FactCells({ token, onDismiss }: FactCellsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Td dataLabel={t("tokenPermissions")}>
        <PermissionLabels permissions={token.permissions} />
      </Td>
      <Td dataLabel={t("tokenStatus")}>
        <StatusCell token={token} onDismiss={onDismiss} />
      </Td>
      <Td dataLabel={t("tokenCreated")}>
        <TwoLines second={token.createdBy}>
          <When time={token.createdTimestamp} />
        </TwoLines>
      </Td>
      <Td dataLabel={t("tokenExpires")}>
        <ExpiryTime token={token} />
      </Td>
      <Td dataLabel={t("lastUsed")}>
        <LastUse token={token} />
      </Td>
    </>
  );
}
