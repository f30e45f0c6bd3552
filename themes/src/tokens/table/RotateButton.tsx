import { Button, Tooltip } from "@patternfly/react-core";
import { KeyIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { EntityToken } from "../../api/tokens.ts";
import { isolated } from "../../shared/text/names.ts";

interface RotateButtonProps {
  readonly token: EntityToken;
  readonly onRotate: () => void;
}

/** Offers to replace a token's secret, beside the menu that has this too. */
export function RotateButton({ token, onRotate }: RotateButtonProps) {
  const { t } = useTranslation();
  return (
    <Tooltip content={t("tokenRotateHint")}>
      <Button
        variant="plain"
        aria-label={`${t("tokenRotate")}: ${isolated(token.name)}`}
        data-testid={`rotate-${token.name}`}
        onClick={onRotate}
      >
        <KeyIcon />
      </Button>
    </Tooltip>
  );
}
