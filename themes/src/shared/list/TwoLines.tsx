import type { ReactNode } from "react";
import { Name } from "../text/Name.tsx";

interface TwoLinesProps {
  readonly children: ReactNode;
  readonly second?: string | undefined;
}

/** The content of a cell, with an optional smaller line below it. */
export function TwoLines({ children, second }: TwoLinesProps) {
  // In a narrow window a cell is a grid, which would place several elements apart.
  return (
    <div>
      {children}
      {second !== undefined && (
        <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">
          <Name of={second} />
        </div>
      )}
    </div>
  );
}
