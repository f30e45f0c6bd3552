import {
  Alert,
  Button,
  Checkbox,
  ClipboardCopy,
  ClipboardCopyAction,
  Modal,
  ModalVariant,
  Stack,
  StackItem,
  Text,
} from "@patternfly/react-core";
import { EyeIcon, EyeSlashIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IssuedToken } from "../api/tokens.ts";
import { useConsole } from "../console.ts";
import { ExampleCode } from "./ExampleCode.tsx";
import { envLine, forwardAuthExample, jwtExample } from "./examples.ts";

interface SecretDialogProps {
  readonly token: IssuedToken;
  readonly onSaved: () => void;
}

/** Shows a secret for the only time. It closes when the admin says that it is saved. */
export function SecretDialog({ token, onSaved }: SecretDialogProps) {
  const { t } = useTranslation();
  const { realmUrl } = useConsole();
  const [isShown, setIsShown] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const hidden = "•".repeat(token.token.length);
  const permission = token.permissions[0] ?? "read";

  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("tokenSecretTitle", { name: token.name })}
      showClose={false}
      onEscapePress={() => {
        // Not before it is saved.
      }}
      data-testid="secret-dialog"
      actions={[
        <Button key="close" data-testid="close-secret" isDisabled={!isSaved} onClick={onSaved}>
          {t("tokenSecretClose")}
        </Button>,
      ]}
    >
      <Stack hasGutter>
        <StackItem>
          <Alert isInline variant="warning" component="p" title={t("tokenSecretOnce")} />
        </StackItem>
        <StackItem>
          <ClipboardCopy
            isReadOnly
            isCode
            data-testid="secret"
            hoverTip={t("tokenCopy")}
            clickTip={t("tokenCopied")}
            textAriaLabel={t("tokenSecret")}
            onCopy={() => {
              copy(token.token, () => {
                setIsShown(true);
              });
            }}
            additionalActions={
              <ClipboardCopyAction>
                <Button
                  variant="control"
                  data-testid="show-secret"
                  aria-label={t(isShown ? "tokenSecretHide" : "tokenSecretShow")}
                  icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
                  onClick={() => {
                    setIsShown(!isShown);
                  }}
                />
              </ClipboardCopyAction>
            }
          >
            {isShown ? token.token : hidden}
          </ClipboardCopy>
        </StackItem>
        <StackItem>
          <Text>{t("tokenExamples")}</Text>
        </StackItem>
        <StackItem>
          <ExampleCode
            id="env"
            title={t("tokenExampleEnv")}
            shown={envLine(isShown ? token.token : hidden)}
            onCopy={() => {
              copy(envLine(token.token), () => {
                setIsShown(true);
              });
            }}
          />
        </StackItem>
        {[
          {
            id: "forward-auth",
            titleKey: "tokenExampleForwardAuth",
            code: forwardAuthExample(realmUrl, token.entityName, permission),
          },
          { id: "jwt", titleKey: "tokenExampleJwt", code: jwtExample(realmUrl) },
        ].map(({ id, titleKey, code }) => (
          <StackItem key={id}>
            <ExampleCode
              id={id}
              title={t(titleKey)}
              shown={code}
              onCopy={() => {
                copy(code, () => undefined);
              }}
            />
          </StackItem>
        ))}
        <StackItem>
          <Checkbox
            id="secret-saved"
            data-testid="secret-saved"
            label={t("tokenSecretSaved")}
            isChecked={isSaved}
            onChange={(_event, isOn) => {
              setIsSaved(isOn);
            }}
          />
        </StackItem>
      </Stack>
    </Modal>
  );
}

/** Browsers copy over HTTPS and from this machine only, and only if they are allowed to. */
function copy(text: string, onRefused: () => void): void {
  if (window.isSecureContext) {
    navigator.clipboard.writeText(text).catch(onRefused);
  } else {
    onRefused();
  }
}
