import { Button, Tooltip } from "@patternfly/react-core";
import { CheckIcon, CopyIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Copying } from "./useCopying.ts";

interface CopyButtonProps {
  readonly id: string;
  /** Tells users of screen readers what the button copies. */
  readonly label: string;
  readonly copying: Copying;
  readonly variant: "plain" | "control";
}

/** Copies a text, and says whether that worked; screen readers announce it. */
export function CopyButton({ id, label, copying, variant }: CopyButtonProps) {
  const { t } = useTranslation();
  const { outcome, copy } = copying;
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
