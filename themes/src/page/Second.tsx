import { Text } from "@patternfly/react-core";
import type { ReactNode } from "react";

/** The line below what a cell is about. */
export function Second({ children }: { readonly children: ReactNode }) {
  return (
    <Text component="small" className="pf-v5-u-color-200">
      {children}
    </Text>
  );
}
