import {
  ClipboardCopyButton,
  CodeBlock,
  CodeBlockAction,
  CodeBlockCode,
  Text,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface ExampleCodeProps {
  readonly id: string;
  readonly title: string;
  readonly shown: string;
  readonly onCopy: () => void;
}

/** Something to paste into a shell or a file. */
export function ExampleCode({ id, title, shown, onCopy }: ExampleCodeProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <>
      <Text component="small">{title}</Text>
      <CodeBlock
        data-testid={`example-${id}`}
        actions={
          <CodeBlockAction>
            <ClipboardCopyButton
              id={`copy-${id}`}
              textId={`code-${id}`}
              variant="plain"
              aria-label={`${t("tokenCopy")}: ${title}`}
              onClick={() => {
                onCopy();
                setIsCopied(true);
              }}
              onTooltipHidden={() => {
                setIsCopied(false);
              }}
            >
              {t(isCopied ? "tokenCopied" : "tokenCopy")}
            </ClipboardCopyButton>
          </CodeBlockAction>
        }
      >
        <CodeBlockCode id={`code-${id}`}>{shown}</CodeBlockCode>
      </CodeBlock>
    </>
  );
}
