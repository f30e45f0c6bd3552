import type { ReactNode } from "react";

interface TwoLinesProps {
  readonly children: ReactNode;
  readonly second?: string | undefined;
}

/** What a cell is about, and a smaller line below it where there is more to say. */
export function TwoLines({ children, second }: TwoLinesProps) {
  // One element, whatever is in it: in a narrow window a cell is a grid.
  return (
    <div>
      {children}
      {second !== undefined && (
        <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">{second}</div>
      )}
    </div>
  );
}
