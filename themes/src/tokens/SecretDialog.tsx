import {
  Alert,
  Button,
  Checkbox,
  Modal,
  ModalVariant,
  Stack,
  StackItem,
  Text,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IssuedToken } from "../api/tokens.ts";
import { useConsole } from "../console.ts";
import { ExampleCode } from "./ExampleCode.tsx";
import { envLine, forwardAuthExample, jwtExample } from "./examples.ts";
import { SecretField } from "./SecretField.tsx";

interface SecretDialogProps {
  readonly token: IssuedToken;
  /** A JWT is for somebody, or there is none. */
  readonly hasAudience: boolean;
  readonly onSaved: () => void;
}

/** Shows a secret for the only time. It closes when the admin says that it is saved. */
export function SecretDialog({ token, hasAudience, onSaved }: SecretDialogProps) {
  const { t } = useTranslation();
  const { realmUrl } = useConsole();
  const [isShown, setIsShown] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const hidden = "•".repeat(token.token.length);
  const permission = token.permissions[0] ?? "read";
  const examples = [
    {
      id: "env",
      titleKey: "tokenExampleEnv",
      code: envLine(token.token),
      shown: envLine(isShown ? token.token : hidden),
      onRefused: () => {
        setIsShown(true);
      },
    },
    {
      id: "forward-auth",
      titleKey: "tokenExampleForwardAuth",
      code: forwardAuthExample(realmUrl, token.entityName, permission),
    },
    {
      id: "jwt",
      titleKey: hasAudience ? "tokenExampleJwt" : "tokenExampleJwtLater",
      code: jwtExample(realmUrl),
    },
  ];

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
          <SecretField secret={token.token} hidden={hidden} isShown={isShown} onShow={setIsShown} />
        </StackItem>
        <StackItem>
          <Text>{t("tokenExamples")}</Text>
        </StackItem>
        {examples.map(({ titleKey, ...example }) => (
          <StackItem key={example.id}>
            <ExampleCode title={t(titleKey)} {...example} />
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
