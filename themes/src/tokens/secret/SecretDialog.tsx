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
import type { IssuedToken } from "../../api/tokens.ts";
import { useConsole } from "../../console.ts";
import { copyingSecret, hiddenText } from "./copiedSecret.ts";
import { ExampleCode } from "./ExampleCode.tsx";
import { envLine, forwardAuthExample, jwtExample } from "./examples.ts";
import { SecretField } from "./SecretField.tsx";
import { useCopying } from "./useCopying.ts";

interface SecretDialogProps {
  readonly token: IssuedToken;
  readonly title: string;
  /** Without an audience, the server issues no JWT. */
  readonly hasAudience: boolean;
  readonly onSaved: () => void;
}

/**
 * Shows a secret for the only time. It closes only after the admin has copied or seen the secret,
 * and has confirmed that it is saved.
 */
export function SecretDialog({ token, title, hasAudience, onSaved }: SecretDialogProps) {
  const { t } = useTranslation();
  const { realmUrl } = useConsole();
  const [isShown, setIsShown] = useState(false);
  const [isTaken, setIsTaken] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const hidden = hiddenText(token.token);
  const take = () => {
    setIsTaken(true);
  };
  const show = (isWanted: boolean) => {
    setIsShown(isWanted);
    take();
  };
  const showIt = () => {
    show(true);
  };
  const copying = useCopying({ text: token.token, onCopied: take, onRefused: showIt });
  const permission = token.permissions[0] ?? "read";
  const examples = [
    {
      id: "env",
      titleKey: "tokenExampleEnv",
      code: envLine(token.token),
      shown: envLine(isShown ? token.token : hidden),
      onCopied: take,
      onRefused: showIt,
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
      title={title}
      showClose={false}
      onEscapePress={() => {
        // Escape must not close the dialog before the secret is saved.
      }}
      data-testid="secret-dialog"
      actions={[
        <Button key="close" data-testid="close-secret" isDisabled={!isSaved} onClick={onSaved}>
          {t("close")}
        </Button>,
      ]}
    >
      <Stack hasGutter {...copyingSecret(token.token, copying.copied)}>
        <StackItem>
          <Alert isInline variant="warning" component="p" title={t("tokenSecretOnce")} />
        </StackItem>
        <StackItem>
          <SecretField
            secret={token.token}
            hidden={hidden}
            isShown={isShown}
            copying={copying}
            onShow={show}
          />
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
            label={t(isTaken ? "tokenSecretSaved" : "tokenSecretTakeFirst")}
            isDisabled={!isTaken}
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
