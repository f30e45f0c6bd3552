import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { fieldName } from "../../shared/text/fieldName.ts";
import { Name } from "../../shared/text/Name.tsx";
import type { Change } from "../words/changes.ts";
import { useShownValue } from "./useShownValue.ts";

/** Shows the values of changed fields before and after the change. */
export function ChangesTable({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  const shown = useShownValue();
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
            <Td dataLabel={t("eventField")}>
              <Name of={fieldName(t, field)} />
            </Td>
            <Td dataLabel={t("eventBefore")} modifier="breakWord">
              <Name of={shown(field, before)} />
            </Td>
            <Td dataLabel={t("eventAfter")} modifier="breakWord">
              <Name of={shown(field, after)} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
