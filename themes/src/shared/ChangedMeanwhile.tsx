import { useTranslation } from "react-i18next";
import { type Fact, FactList } from "./FactList.tsx";
import { LiveWarning } from "./LiveWarning.tsx";

interface ChangedMeanwhileProps {
  readonly title: string;
  /** The new values of fields that this admin has changed too. */
  readonly contested: readonly Fact[];
  /** The other new values. */
  readonly taken: readonly Fact[];
  /** Says what `taken` is, unless it is what the form has taken over. */
  readonly takenExplanation?: string | undefined;
}

/** Says what another admin saved while this one was typing. */
export function ChangedMeanwhile(props: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  const { title, contested, taken, takenExplanation = t("changesTaken") } = props;
  return (
    <LiveWarning testId="changed-meanwhile" title={title} className="pf-v5-u-mb-md">
      <Changes explanation={t("changesContested")} changes={contested} />
      <Changes explanation={takenExplanation} changes={taken} />
    </LiveWarning>
  );
}

interface ChangesProps {
  readonly explanation: string;
  readonly changes: readonly Fact[];
}

function Changes({ explanation, changes }: ChangesProps) {
  return (
    changes.length > 0 && (
      <>
        <p className="pf-v5-u-mb-sm">{explanation}</p>
        <FactList facts={changes} className="pf-v5-u-mb-sm" />
      </>
    )
  );
}
