import { Text, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { endpointName } from "../../events/words/endpoints.ts";
import { Name } from "../../shared/text/Name.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import type { Finding } from "./findings.ts";

interface FindingTableProps {
  readonly finding: Finding;
  /** Whether the uses are those of several tokens. */
  readonly namesTokens: boolean;
}

/** The uses that a change would shut out in one way. */
export function FindingTable({ finding, namesTokens }: FindingTableProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormats();
  const { kind, titleKey, explanationKey, uses, total } = finding;
  const title = t(titleKey, { number: number(total) });
  return (
    <div data-testid={`shut-out-${kind}`}>
      <Title headingLevel="h2" size="md">
        {title}
      </Title>
      <Text component="small">{t(explanationKey)}</Text>
      <Table variant="compact" aria-label={title}>
        <Thead>
          <Tr>
            {namesTokens && <Th>{t("token")}</Th>}
            {kind !== "untold" && <Th>{t("shutOutNetwork")}</Th>}
            <Th>{t("eventEndpoint")}</Th>
            <Th>{t("lastUsed")}</Th>
            <Th>{t("tokenUseCount")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {uses.map(({ tokenId, tokenName, network = "—", endpoint, ...use }) => (
            <Tr key={`${tokenId} ${network} ${endpoint}`}>
              {namesTokens && (
                <Td dataLabel={t("token")} modifier="breakWord">
                  <Name of={tokenName} />
                </Td>
              )}
              {kind !== "untold" && <Td dataLabel={t("shutOutNetwork")}>{network}</Td>}
              <Td dataLabel={t("eventEndpoint")}>{endpointName(t, endpoint)}</Td>
              <Td dataLabel={t("lastUsed")}>{dateTime(use.lastUsedTimestamp)}</Td>
              <Td dataLabel={t("tokenUseCount")}>{number(use.useCount)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {total > uses.length && (
        <Text component="small">{t("shutOutMore", { number: number(total - uses.length) })}</Text>
      )}
    </div>
  );
}
