import type { PropsWithChildren } from "react";
import { useLink } from "./useLink.ts";

/** A link to a page of the realm. */
export function ConsoleLink({ to, children }: PropsWithChildren<{ readonly to: string }>) {
  return <a {...useLink(to)}>{children}</a>;
}
