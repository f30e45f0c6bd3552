import { FormGroup } from "@patternfly/react-core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { listEntities } from "../../api/entities.ts";
import { useRest } from "../../api/rest.ts";
import { Typeahead } from "../../shared/typeahead/Typeahead.tsx";

interface EntityFilterProps {
  readonly id: string;
  /** Empty for all entities. */
  readonly entityId: string;
  readonly entityName: string;
  readonly onEntity: (entityId: string) => void;
}

/** Picks an entity by a part of its name. */
export function EntityFilter({ id, entityId, entityName, onEntity }: EntityFilterProps) {
  const { t } = useTranslation();
  const rest = useRest();
  const load = useCallback(
    async (search: string) => {
      const entities = await listEntities(rest, { search, max: 20 });
      return entities.map((entity) => ({
        id: entity.id,
        name: entity.name,
        description: entity.displayName,
      }));
    },
    [rest],
  );
  return (
    <FormGroup fieldId={id} label={t("inventoryEntity")}>
      <Typeahead
        id={id}
        optionPrefix={`${id}-choice`}
        label={t("inventoryEntity")}
        placeholder={t("inventoryAnyEntity")}
        clearLabel={t("inventoryRemoveFilter", { name: t("inventoryEntity") })}
        noneLabel={t("inventoryNoEntity")}
        load={load}
        loadErrorKey="inventoryEntitiesError"
        picked={entityId === "" ? [] : [{ id: entityId, name: entityName }]}
        isFullWidth
        onPick={(entity) => {
          onEntity(entity.id);
        }}
        onClear={() => {
          onEntity("");
        }}
      />
    </FormGroup>
  );
}
