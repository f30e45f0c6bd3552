import { KeycloakDataTable, ListEmptyState, useAlerts } from "@keycloak/keycloak-ui-shared";
import { Button, Label, PageSection, ToolbarItem } from "@patternfly/react-core";
import { cellWidth, TableText, type IRowData } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entity, listEntities } from "../api/entities.ts";
import { useRest } from "../api/rest.ts";
import { useConsole } from "../console.ts";
import { ConsoleLink } from "../page/ConsoleLink.tsx";
import { followed } from "../page/followed.ts";
import { useFormats } from "../page/useFormats.ts";
import { focusOpenedMenu } from "../page/focusOpenedMenu.ts";
import { ViewHeader } from "../page/ViewHeader.tsx";
import { ENTITY_ROLES } from "../roles.ts";
import { DeleteEntityDialog } from "./DeleteEntityDialog.tsx";

/** All entities of the realm. */
export default function EntitiesPage() {
  const { t } = useTranslation();
  const rest = useRest();
  const { realm, may, navigate } = useConsole();
  const [generation, setGeneration] = useState(0);
  const [doomed, setDoomed] = useState<Entity>();
  const { addAlert } = useAlerts();
  const isManager = may(...ENTITY_ROLES);

  return (
    <>
      <ViewHeader title={t("entities")} explanation={t("entitiesExplain")} divider />
      <PageSection variant="light" className="pf-v5-u-p-0">
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
          loader={(first, max, search) => listEntities(rest, { first, max, search })}
          isPaginated
          ariaLabelKey="entities"
          searchPlaceholderKey="entitySearch"
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
            { name: "name", displayKey: "name", transforms: [cellWidth(25)], cellRenderer: Name },
            {
              name: "displayName",
              displayKey: "displayName",
              transforms: [cellWidth(30)],
              cellRenderer: DisplayName,
            },
            { name: "enabled", displayKey: "enabled", cellRenderer: Enabled },
            { name: "tokenCount", displayKey: "entityTokenCount", cellRenderer: TokenCount },
            { name: "lastUsed", displayKey: "entityLastUsed", cellRenderer: LastUsed },
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
    </>
  );
}

function CreateButton() {
  const { t } = useTranslation();
  const { href, navigate } = useConsole();
  return (
    <ToolbarItem>
      <Button
        component="a"
        href={href("/entities/new")}
        data-testid="create-entity"
        onClick={(event) => {
          followed(event, () => {
            navigate("/entities/new");
          });
        }}
      >
        {t("entityCreate")}
      </Button>
    </ToolbarItem>
  );
}

function Name({ id, name }: Entity) {
  return (
    <TableText wrapModifier="truncate">
      <ConsoleLink to={`/entities/${id}/tokens`}>{name}</ConsoleLink>
    </TableText>
  );
}

function DisplayName({ displayName }: Entity) {
  return <TableText wrapModifier="truncate">{displayName ?? "—"}</TableText>;
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
