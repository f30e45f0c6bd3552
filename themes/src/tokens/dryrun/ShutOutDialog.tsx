import { Alert, Button, Modal, ModalVariant, Stack, StackItem, Text } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { DryRun } from "../../api/restrictions.ts";
import { findingsOf } from "./findings.ts";
import { FindingTable } from "./FindingTable.tsx";

interface ShutOutDialogProps {
  readonly found: DryRun;
  /** Whether the uses are those of several tokens. */
  readonly namesTokens: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Shows whom a change of addresses would shut out, before it is saved. */
export function ShutOutDialog(props: ShutOutDialogProps) {
  const { found, namesTokens, onConfirm, onClose } = props;
  const { t } = useTranslation();
  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("shutOutTitle")}
      titleIconVariant="warning"
      onClose={onClose}
      data-testid="shut-out"
      actions={[
        <Button key="confirm" variant="danger" data-testid="confirm" onClick={onConfirm}>
          {t("shutOutConfirm")}
        </Button>,
        <Button key="cancel" variant="link" data-testid="cancel" onClick={onClose}>
          {t("cancel")}
        </Button>,
      ]}
    >
      <Stack hasGutter>
        <StackItem>
          <Text>{t("shutOutExplain")}</Text>
        </StackItem>
        {found.proxyTrust === "anybody" && (
          <StackItem>
            <Alert
              isInline
              variant="warning"
              component="p"
              title={t("shutOutAnybody")}
              data-testid="shut-out-anybody"
            />
          </StackItem>
        )}
        {findingsOf(found).map((finding) => (
          <StackItem key={finding.kind}>
            <FindingTable finding={finding} namesTokens={namesTokens} />
          </StackItem>
        ))}
        {!found.complete && (
          <StackItem>
            <Text component="small">{t("shutOutIncomplete")}</Text>
          </StackItem>
        )}
      </Stack>
    </Modal>
  );
}
