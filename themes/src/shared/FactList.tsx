import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  type DescriptionListProps,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { Name } from "./text/Name.tsx";

export interface Fact {
  readonly term: string;
  readonly text: string;
}

interface FactListProps extends Omit<DescriptionListProps, "children"> {
  readonly facts: readonly Fact[];
}

/** Shows facts as terms with their texts. */
export function FactList({ facts, ...rest }: FactListProps) {
  return (
    <DescriptionList isCompact isHorizontal {...rest}>
      {facts.map(({ term, text }) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>
            <Name of={term} />
          </DescriptionListTerm>
          <DescriptionListDescription className="pf-v5-u-text-break-word">
            <Name of={text} />
          </DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}
