import { useEffect, useState } from "react";
import { getEntity } from "../../api/entities.ts";
import { useRest } from "../../api/rest.ts";
import { whileWanted } from "../../shared/answer.ts";

/** The name of an entity, or its id as long as nobody knows better. */
export function useEntityName(entityId: string): string {
  const rest = useRest();
  const [found, setFound] = useState<{ readonly id: string; readonly name: string }>();

  useEffect(
    () =>
      entityId === ""
        ? undefined
        : whileWanted(
            getEntity(rest, entityId),
            ({ value: { id, name } }) => {
              setFound({ id, name });
            },
            () => {
              // It was deleted. The list says that it has no tokens.
            },
          ),
    [rest, entityId],
  );

  return found?.id === entityId ? found.name : entityId;
}
