import { Alert } from "@patternfly/react-core";
import type { PropsWithChildren } from "react";

type LiveWarningProps = PropsWithChildren<{
  readonly testId: string;
  readonly title: string;
  readonly className?: string;
}>;

/** A warning that appears while somebody works; screen readers announce it. */
export function LiveWarning({ testId, title, className = "", children }: LiveWarningProps) {
  return (
    <Alert
      isInline
      isLiveRegion
      variant="warning"
      component="p"
      className={className}
      data-testid={testId}
      title={title}
    >
      {children}
    </Alert>
  );
}
