import {
  Button,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { EyeIcon, EyeSlashIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./CopyButton.tsx";
import type { Copying } from "./useCopying.ts";

interface SecretFieldProps {
  readonly secret: string;
  /** The text to show while the secret is hidden. */
  readonly hidden: string;
  readonly isShown: boolean;
  readonly copying: Copying;
  readonly onShow: (isShown: boolean) => void;
}

const HELP = "secret-help";

/** A secret to copy. It stays hidden until somebody asks to see it. */
export function SecretField({ secret, hidden, isShown, copying, onShow }: SecretFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            readOnlyVariant="default"
            className="pf-v5-u-font-family-monospace"
            aria-label={t("token")}
            aria-describedby={HELP}
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
          <CopyButton id="copy-secret" label={t("token")} copying={copying} variant="control" />
        </InputGroupItem>
      </InputGroup>
      <FormHelperText>
        <HelperText>
          <HelperTextItem id={HELP}>{t("tokenSecretHelp")}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </>
  );
}
