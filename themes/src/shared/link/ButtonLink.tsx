import { Button } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";
import { useLink } from "./useLink.ts";

type ButtonLinkProps = PropsWithChildren<{
  readonly to: string;
  readonly testId: string;
  readonly variant?: "primary" | "link";
}>;

/** A link to a page of the realm that looks like a button. */
export function ButtonLink({ to, testId, variant = "primary", children }: ButtonLinkProps) {
  return (
    <Button component="a" variant={variant} data-testid={testId} {...useLink(to)}>
      {children}
    </Button>
  );
}
