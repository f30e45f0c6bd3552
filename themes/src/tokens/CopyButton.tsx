import { Button, Tooltip } from "@patternfly/react-core";
import { CheckIcon, CopyIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface CopyButtonProps {
  readonly id: string;
  /** What is copied, for those who do not see what the button stands beside. */
  readonly label: string;
  readonly text: string;
  readonly variant: "plain" | "control";
  /** Browsers copy over HTTPS and from this machine only, and only if they are allowed to. */
  readonly onRefused?: (() => void) | undefined;
}

/** Copies a text, and says what became of it: to the eye, and to screen readers. */
export function CopyButton({ id, label, text, variant, onRefused }: CopyButtonProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<"tokenCopied" | "tokenCopyRefused">();

  const copy = async () => {
    // What has not changed is not said again.
    setOutcome(undefined);
    try {
      if (!window.isSecureContext) {
        throw new Error("this page may not copy");
      }
      await navigator.clipboard.writeText(text);
      setOutcome("tokenCopied");
    } catch {
      setOutcome("tokenCopyRefused");
      onRefused?.();
    }
  };

  return (
    <>
      <Tooltip content={t(outcome ?? "tokenCopy")} aria="none">
        <Button
          id={id}
          data-testid={id}
          variant={variant}
          aria-label={`${t("tokenCopy")}: ${label}`}
          icon={outcome === "tokenCopied" ? <CheckIcon /> : <CopyIcon />}
          onClick={() => void copy()}
        />
      </Tooltip>
      <span role="status" className="pf-v5-u-screen-reader" data-testid={`${id}-status`}>
        {outcome && t(outcome)}
      </span>
    </>
  );
}
