import { CodeBlock, CodeBlockAction, CodeBlockCode, Text } from "@patternfly/react-core";
import { CopyButton } from "./CopyButton.tsx";
import { useCopying } from "./useCopying.ts";

interface ExampleCodeProps {
  readonly id: string;
  readonly title: string;
  /** The text to copy. */
  readonly code: string;
  /** The text to show, if it differs. */
  readonly shown?: string;
  readonly onCopied?: () => void;
  /** Called when the browser refuses to copy. */
  readonly onRefused?: () => void;
}

/** Code to paste into a shell or a file. */
export function ExampleCode(props: ExampleCodeProps) {
  const { id, title, code, shown = code, onCopied, onRefused } = props;
  const copying = useCopying({ text: code, onCopied, onRefused });
  return (
    <>
      <Text component="small">{title}</Text>
      <CodeBlock
        data-testid={`example-${id}`}
        actions={
          <CodeBlockAction>
            <CopyButton id={`copy-${id}`} label={title} copying={copying} variant="plain" />
          </CodeBlockAction>
        }
      >
        <CodeBlockCode>{shown}</CodeBlockCode>
      </CodeBlock>
    </>
  );
}
