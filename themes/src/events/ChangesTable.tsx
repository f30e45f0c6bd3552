import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Change } from "./changes.ts";
import { useShownValue } from "./useShownValue.ts";

const LABELS: Readonly<Record<string, string>> = {
  name: "name",
  displayName: "displayName",
  description: "description",
  enabled: "enabled",
  audience: "entityAudience",
  tokenCount: "entityTokenCount",
  permissions: "tokenPermissions",
  status: "tokenStatus",
  createdTimestamp: "tokenCreated",
  expiresTimestamp: "tokenExpires",
  lastUsedTimestamp: "tokenLastUsed",
};

/** The fields that an admin changed, before and after. */
export function ChangesTable({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  const shown = useShownValue();
  const label = (field: string) => {
    const labelKey = LABELS[field];
    return labelKey === undefined ? field : t(labelKey);
  };
  return (
    <Table
      isNested
      variant="compact"
      borders={false}
      className="pf-v5-u-mt-md"
      aria-label={t("eventChanges")}
      data-testid="event-changes"
    >
      <Thead>
        <Tr>
          <Th>{t("eventField")}</Th>
          <Th>{t("eventBefore")}</Th>
          <Th>{t("eventAfter")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {changes.map(({ field, before, after }) => (
          <Tr key={field} data-testid={`event-change-${field}`}>
            <Td dataLabel={t("eventField")}>{label(field)}</Td>
            <Td dataLabel={t("eventBefore")} modifier="breakWord">
              {shown(field, before)}
            </Td>
            <Td dataLabel={t("eventAfter")} modifier="breakWord">
              {shown(field, after)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
