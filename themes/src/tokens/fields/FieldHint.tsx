import { FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";

type FieldHintProps = PropsWithChildren<{
  readonly id: string;
}>;

/** A line below a field, such as what the policy allows. */
export function FieldHint({ id, children }: FieldHintProps) {
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem id={id} data-testid={id}>
          {children}
        </HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
