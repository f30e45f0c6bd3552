import { ClipboardCopyButton } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface CopyButtonProps {
  readonly id: string;
  /** What is copied, for those who do not see what the button stands beside. */
  readonly label: string;
  readonly text: string;
  readonly variant: "plain" | "control";
  /** Browsers copy over HTTPS and from this machine only, and only if they are allowed to. */
  readonly onRefused: () => void;
}

/** Copies a text, and says so only when it is copied. */
export function CopyButton({ id, label, text, variant, onRefused }: CopyButtonProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);

  const copy = async () => {
    try {
      if (!window.isSecureContext) {
        throw new Error("this page may not copy");
      }
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      onRefused();
    }
  };

  return (
    <ClipboardCopyButton
      id={id}
      data-testid={id}
      textId={`${id}-text`}
      variant={variant}
      aria-label={`${t("tokenCopy")}: ${label}`}
      onClick={() => void copy()}
      onTooltipHidden={() => {
        setIsCopied(false);
      }}
    >
      {t(isCopied ? "tokenCopied" : "tokenCopy")}
    </ClipboardCopyButton>
  );
}
