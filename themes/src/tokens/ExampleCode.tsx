import { CodeBlock, CodeBlockAction, CodeBlockCode, Text } from "@patternfly/react-core";
import { CopyButton } from "./CopyButton.tsx";

interface ExampleCodeProps {
  readonly id: string;
  readonly title: string;
  /** What is copied. */
  readonly code: string;
  /** What is shown, where that is something else. */
  readonly shown?: string;
  /** Called when the browser does not copy. */
  readonly onRefused?: () => void;
}

/** Something to paste into a shell or a file. */
export function ExampleCode({ id, title, code, shown = code, onRefused }: ExampleCodeProps) {
  return (
    <>
      <Text component="small">{title}</Text>
      <CodeBlock
        data-testid={`example-${id}`}
        actions={
          <CodeBlockAction>
            <CopyButton
              id={`copy-${id}`}
              label={title}
              text={code}
              variant="plain"
              onRefused={onRefused}
            />
          </CodeBlockAction>
        }
      >
        <CodeBlockCode>{shown}</CodeBlockCode>
      </CodeBlock>
    </>
  );
}
