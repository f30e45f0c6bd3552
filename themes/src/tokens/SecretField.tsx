import { Button, InputGroup, InputGroupItem, TextInput } from "@patternfly/react-core";
import { EyeIcon, EyeSlashIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./CopyButton.tsx";

interface SecretFieldProps {
  readonly secret: string;
  /** What stands there while it is hidden. */
  readonly hidden: string;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

/** A secret to be copied, and shown only to who wants to see it. */
export function SecretField({ secret, hidden, isShown, onShow }: SecretFieldProps) {
  const { t } = useTranslation();
  return (
    <InputGroup>
      <InputGroupItem isFill>
        <TextInput
          readOnlyVariant="default"
          className="pf-v5-u-font-family-monospace"
          aria-label={t("tokenSecret")}
          value={isShown ? secret : hidden}
        />
      </InputGroupItem>
      <InputGroupItem>
        <Button
          variant="control"
          data-testid="show-secret"
          aria-label={t(isShown ? "tokenSecretHide" : "tokenSecretShow")}
          icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
          onClick={() => {
            onShow(!isShown);
          }}
        />
      </InputGroupItem>
      <InputGroupItem>
        <CopyButton
          id="copy-secret"
          label={t("tokenSecret")}
          text={secret}
          variant="control"
          onRefused={() => {
            onShow(true);
          }}
        />
      </InputGroupItem>
    </InputGroup>
  );
}
