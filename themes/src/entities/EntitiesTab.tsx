import { KeycloakDataTable, ListEmptyState, useAlerts } from "@keycloak/keycloak-ui-shared";
import { Label, PageSection, ToolbarItem } from "@patternfly/react-core";
import { cellWidth, TableText, type IRowData } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Entity } from "../api/entities.ts";
import { useRest } from "../api/rest.ts";
import { searchEntities } from "../api/search.ts";
import { useConsole } from "../console.ts";
import { ButtonLink } from "../shared/link/ButtonLink.tsx";
import { ConsoleLink } from "../shared/link/ConsoleLink.tsx";
import { Name } from "../shared/text/Name.tsx";
import { PastedTokenNotice, usePastedToken } from "../shared/list/PastedToken.tsx";
import { useFormats } from "../shared/text/useFormats.ts";
import { focusOpenedMenu } from "../shared/list/focusOpenedMenu.ts";
import { ENTITY_ROLES } from "../roles.ts";
import { DeleteEntityDialog } from "./DeleteEntityDialog.tsx";

/** The entities of the realm. */
export function EntitiesTab() {
  const { t } = useTranslation();
  const rest = useRest();
  const { realm, may, navigate } = useConsole();
  const [generation, setGeneration] = useState(0);
  const [doomed, setDoomed] = useState<Entity>();
  const { addAlert } = useAlerts();
  const { isPasted, onChangeCapture, forget } = usePastedToken();
  const isManager = may(...ENTITY_ROLES);

  return (
    <PageSection variant="light" className="pf-v5-u-p-0" onChangeCapture={onChangeCapture}>
      {doomed && (
        <DeleteEntityDialog
          entity={doomed}
          onClose={() => {
            setDoomed(undefined);
          }}
          onDeleted={() => {
            addAlert(t("entityDeleted"));
            setGeneration(generation + 1);
          }}
        />
      )}
      <KeycloakDataTable<Entity>
        key={`${realm} ${generation}`}
        loader={(first, max, search) => {
          if (search === "") {
            forget();
          }
          return searchEntities(rest, { first, max, search });
        }}
        isPaginated
        ariaLabelKey="entities"
        searchPlaceholderKey="entitySearch"
        subToolbar={isPasted && <PastedTokenNotice />}
        toolbarItem={isManager ? <CreateButton /> : <span />}
        actionResolver={({ data }: IRowData) => {
          const entity = data as Entity;
          return [
            {
              title: t("entityOpenTokens"),
              onClick: () => {
                navigate(`/entities/${entity.id}/tokens`);
              },
            },
            {
              title: t("entityOpenSettings"),
              onClick: () => {
                navigate(`/entities/${entity.id}/settings`);
              },
            },
            ...(isManager
              ? [
                  { isSeparator: true },
                  {
                    title: t("delete"),
                    onClick: () => {
                      focusOpenedMenu();
                      setDoomed(entity);
                    },
                  },
                ]
              : []),
          ];
        }}
        columns={[
          {
            name: "name",
            displayKey: "name",
            transforms: [cellWidth(25)],
            cellRenderer: EntityName,
          },
          {
            name: "displayName",
            displayKey: "displayName",
            transforms: [cellWidth(30)],
            cellRenderer: DisplayName,
          },
          { name: "enabled", displayKey: "enabled", cellRenderer: Enabled },
          { name: "tokenCount", displayKey: "entityTokenCount", cellRenderer: TokenCount },
          { name: "lastUsed", displayKey: "lastUsed", cellRenderer: LastUsed },
        ]}
        emptyState={
          <ListEmptyState
            message={t("entitiesEmpty")}
            instructions={t(isManager ? "entitiesEmptyExplain" : "entitiesEmptyReadOnly")}
            {...(isManager && {
              primaryActionText: t("entityCreate"),
              onPrimaryAction: () => {
                navigate("/entities/new");
              },
            })}
          />
        }
      />
    </PageSection>
  );
}

function CreateButton() {
  const { t } = useTranslation();
  return (
    <ToolbarItem>
      <ButtonLink to="/entities/new" testId="create-entity">
        {t("entityCreate")}
      </ButtonLink>
    </ToolbarItem>
  );
}

function EntityName({ id, name }: Entity) {
  return (
    <TableText wrapModifier="truncate">
      <ConsoleLink to={`/entities/${id}/tokens`}>
        <Name of={name} />
      </ConsoleLink>
    </TableText>
  );
}

function DisplayName({ displayName }: Entity) {
  return (
    <TableText wrapModifier="truncate">
      <Name of={displayName ?? "—"} />
    </TableText>
  );
}

function Enabled({ enabled }: Entity) {
  const { t } = useTranslation();
  return <Label color={enabled ? "green" : "grey"}>{t(enabled ? "enabled" : "disabled")}</Label>;
}

function TokenCount({ tokenCount }: Entity) {
  const { number } = useFormats();
  return <>{number(tokenCount)}</>;
}

function LastUsed({ lastUsedTimestamp }: Entity) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (
    <>{lastUsedTimestamp === undefined ? t("entityNeverUsed") : dateTime(lastUsedTimestamp)}</>
  );
}
