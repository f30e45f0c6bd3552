import { List, ListItem, Stack, StackItem, Text } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../shared/ConfirmDialog.tsx";
import { LiveWarning } from "../../shared/LiveWarning.tsx";
import { useFormats } from "../../shared/text/useFormats.ts";
import { kindName } from "../words/kinds.ts";
import { OtherTypesField } from "./OtherTypesField.tsx";
import { RetentionField } from "./RetentionField.tsx";
import { isDays, proposal, type StorageChoice, type StoragePlan } from "./storing.ts";

interface StoreEventsDialogProps {
  readonly plan: StoragePlan;
  /** Whether somebody has changed the settings since the dialog first opened. */
  readonly isAnew: boolean;
  readonly onConfirm: (choice: StorageChoice) => void;
  readonly onClose: () => void;
}

/** Says what the realm will store, and asks for what the admin must decide. */
export function StoreEventsDialog({ plan, isAnew, onConfirm, onClose }: StoreEventsDialogProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState(() => proposal(plan));

  return (
    <ConfirmDialog
      title={t("eventStorageRemedy")}
      confirmLabel={t("save")}
      isConfirmDisabled={!isDays(choice.expirationDays)}
      onConfirm={() => {
        onConfirm(choice);
      }}
      onClose={onClose}
    >
      <Stack hasGutter>
        {isAnew && (
          <StackItem>
            <LiveWarning testId="event-storage-anew" title={t("eventStorageAnew")} />
          </StackItem>
        )}
        <StackItem>
          <Text>{t("eventStorageChanges")}</Text>
          <PlannedChanges plan={plan} />
        </StackItem>
        {plan.others.length > 0 && (
          <StackItem>
            <OtherTypesField
              types={plan.others}
              isStored={choice.storesOthers}
              onChange={(storesOthers) => {
                setChoice({ ...choice, storesOthers });
              }}
            />
          </StackItem>
        )}
        {plan.asksExpiration && (
          <StackItem>
            <RetentionField
              days={choice.expirationDays}
              onChange={(expirationDays) => {
                setChoice({ ...choice, expirationDays });
              }}
            />
          </StackItem>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

function PlannedChanges({ plan }: { readonly plan: StoragePlan }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  return (
    <List data-testid="event-storage-plan">
      {plan.adminEvents && <ListItem>{t("eventStorageAdminEvents")}</ListItem>}
      {plan.adminEventsDetails && <ListItem>{t("eventStorageDetails")}</ListItem>}
      {plan.userEvents && <ListItem>{t("eventStorageUserEvents")}</ListItem>}
      {plan.types.length > 0 && (
        <ListItem>
          {t("eventStorageTypes")}
          <List>
            {plan.types.map((type) => (
              <ListItem key={type}>
                {kindName(t, type)} (<code>{type}</code>)
              </ListItem>
            ))}
          </List>
        </ListItem>
      )}
      {plan.types.length > 0 && plan.expiration !== undefined && (
        <ListItem>{t("eventStorageRetention", { time: duration(plan.expiration) })}</ListItem>
      )}
      {!plan.userEvents && <ListItem>{t("eventStorageKept")}</ListItem>}
    </List>
  );
}
