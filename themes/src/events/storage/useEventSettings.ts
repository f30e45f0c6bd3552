import { useCallback, useState } from "react";
import { getEventSettings } from "../../api/events.ts";
import { useRest } from "../../api/rest.ts";
import { useRead } from "../../shared/useRead.ts";

/** Reads which events the realm stores. */
export function useEventSettings(entityId: string) {
  const rest = useRest();
  const [generation, setGeneration] = useState(0);
  const read = useCallback(() => getEventSettings(rest, entityId), [rest, entityId]);
  const { value: settings } = useRead(read, generation, "eventSettingsLoadError");
  const reload = () => {
    setGeneration((before) => before + 1);
  };
  return { settings, reload };
}
