import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** What a field is now, for people. */
export interface Changed {
  readonly label: string;
  readonly value: string;
}

interface ChangedMeanwhileProps {
  readonly title: string;
  /** What one has typed something else for. */
  readonly contested: readonly Changed[];
  /** What the form has taken over. */
  readonly taken: readonly Changed[];
}

/** What somebody else has changed while one was typing. */
export function ChangedMeanwhile({ title, contested, taken }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      isLiveRegion
      variant="warning"
      component="p"
      className="pf-v5-u-mb-md"
      data-testid="changed-meanwhile"
      title={title}
    >
      <Changes explanation={t("changesContested")} changes={contested} />
      <Changes explanation={t("changesTaken")} changes={taken} />
    </Alert>
  );
}

interface ChangesProps {
  readonly explanation: string;
  readonly changes: readonly Changed[];
}

function Changes({ explanation, changes }: ChangesProps) {
  return (
    changes.length > 0 && (
      <>
        <p className="pf-v5-u-mb-sm">{explanation}</p>
        <DescriptionList isCompact isHorizontal className="pf-v5-u-mb-sm">
          {changes.map(({ label, value }) => (
            <DescriptionListGroup key={label}>
              <DescriptionListTerm>{label}</DescriptionListTerm>
              <DescriptionListDescription>{value}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </>
    )
  );
}
