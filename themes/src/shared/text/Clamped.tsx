import type { CSSProperties, PropsWithChildren } from "react";
import { isolated } from "./names.ts";

const THREE_LINES: CSSProperties = {
  display: "-webkit-box",
  overflow: "hidden",
  // Browsers clamp lines in no other way yet.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  WebkitBoxOrient: "vertical",
  WebkitLineClamp: 3,
};

/** Shows a name in at most three lines. The whole name appears under the pointer. */
export function Clamped({ name, children }: PropsWithChildren<{ readonly name: string }>) {
  return (
    <div style={THREE_LINES} title={isolated(name)}>
      {children}
    </div>
  );
}
