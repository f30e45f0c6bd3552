import { KeycloakSpinner, useAlerts, useErrorBoundary } from "@keycloak/keycloak-ui-shared";
import { AlertVariant, DropdownItem, PageSection } from "@patternfly/react-core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entity, getEntity, updateEntity } from "../api/entities.ts";
import { isEntityId } from "../api/ids.ts";
import { ApiError, hasStatus, useRest, type Versioned } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { EventsTab } from "../events/EventsTab.tsx";
import { EntityPolicy } from "../policy/EntityPolicy.tsx";
import { Breadcrumbs } from "../shared/frame/Breadcrumbs.tsx";
import { ConfirmDialog } from "../shared/ConfirmDialog.tsx";
import { Failure } from "../shared/frame/Failure.tsx";
import { sayOnNextPage } from "../shared/frame/LastWord.tsx";
import { RoutedTabs } from "../shared/frame/RoutedTabs.tsx";
import { ViewHeader } from "../shared/frame/ViewHeader.tsx";
import { useReload } from "../shared/useReload.ts";
import { ENTITY_ROLES } from "../roles.ts";
import { TokensTab } from "../tokens/TokensTab.tsx";
import { DeleteEntityDialog } from "./DeleteEntityDialog.tsx";
import { SettingsTab } from "./SettingsTab.tsx";

const TABS = ["settings", "tokens", "events"] as const;
const FIRST_TAB = "tokens";

/** One entity, with its settings, tokens and events. */
export default function EntityPage() {
  const { id } = useConsole().params;
  return isEntityId(id) ? <EntityTabs id={id} /> : <Failure error={new ApiError(404, "")} />;
}

function EntityTabs({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { params, navigate } = useConsole();
  const { entity, reload } = useEntity(id);
  const tab = TABS.find((known) => known === params.tab);
  const path = `/entities/${id}`;

  useEffect(() => {
    if (tab === undefined) {
      navigate(`${path}/${FIRST_TAB}`, { replace: true });
    }
  }, [tab, path, navigate]);

  if (entity === undefined || tab === undefined) {
    return <KeycloakSpinner />;
  }
  return (
    <>
      <Breadcrumbs above={[{ to: "/entities", title: t("entities") }]} title={entity.value.name} />
      <Header entity={entity} reload={reload} />
      <PageSection variant="light" className="pf-v5-u-p-0">
        <RoutedTabs
          label={entity.value.name}
          path={path}
          current={tab}
          tabs={[
            {
              key: "settings",
              title: t("settings"),
              content: (
                <>
                  <SettingsTab key={entity.value.id} entity={entity} reload={reload} />
                  <EntityPolicy entityId={entity.value.id} />
                </>
              ),
            },
            {
              key: "tokens",
              title: t("token"),
              content: <TokensTab entity={entity.value} reload={reload} />,
            },
            {
              key: "events",
              title: t("events"),
              content: <EventsTab entity={entity.value} />,
            },
          ]}
        />
      </PageSection>
    </>
  );
}

function useEntity(id: string) {
  const rest = useRest();
  const { showBoundary } = useErrorBoundary();
  const { addError } = useAlerts();

  const read = useCallback(() => getEntity(rest, id), [rest, id]);
  const fail = useCallback(
    (error: unknown, isFirst: boolean) => {
      if (isFirst || hasStatus(error, 404)) {
        showBoundary(error as Error);
      } else {
        addError("entityReloadError", error);
      }
    },
    [showBoundary, addError],
  );

  const { value: entity, reload } = useReload(read, fail);
  return { entity: entity?.value.id === id ? entity : undefined, reload };
}

interface HeaderProps {
  readonly entity: Versioned<Entity>;
  readonly reload: () => Promise<void>;
}

function Header({ entity, reload }: HeaderProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const { may, navigate } = useConsole();
  const { addAlert, addError } = useAlerts();
  const [dialog, setDialog] = useState<"disable" | "delete">();
  const isManager = may(...ENTITY_ROLES);
  const close = () => {
    setDialog(undefined);
  };

  const setEnabled = async (enabled: boolean) => {
    try {
      await updateEntity(rest, entity, { enabled });
      await reload();
      addAlert(t(enabled ? "entityEnabled" : "entityDisabled"));
    } catch (error) {
      if (hasStatus(error, 412)) {
        await reload();
        addAlert(t("entityChangedMeanwhile"), AlertVariant.warning);
      } else {
        addError("entitySaveError", error);
      }
    }
  };

  return (
    <>
      {dialog === "disable" && (
        <ConfirmDialog
          title={t("entityDisableTitle", { name: entity.value.name })}
          confirmLabel={t("disable")}
          onConfirm={() => {
            close();
            void setEnabled(false);
          }}
          onClose={close}
        >
          {t("entityDisableExplain")}
        </ConfirmDialog>
      )}
      {dialog === "delete" && (
        <DeleteEntityDialog
          entity={entity.value}
          onClose={close}
          onDeleted={() => {
            sayOnNextPage(t("entityDeleted"));
            navigate("/entities", { isUnasked: true });
          }}
        />
      )}
      <ViewHeader
        title={entity.value.name}
        explanation={entity.value.displayName ?? t("entitiesExplain")}
        enabled={{
          isOn: entity.value.enabled,
          isReadOnly: !isManager,
          help: t("entityEnabledHelp"),
          onToggle: (isOn) => {
            if (isOn) {
              void setEnabled(true);
            } else {
              setDialog("disable");
            }
          },
        }}
        actions={
          isManager && (
            <DropdownItem
              data-testid="delete-entity"
              onClick={() => {
                setDialog("delete");
              }}
            >
              {t("delete")}
            </DropdownItem>
          )
        }
      />
    </>
  );
}
