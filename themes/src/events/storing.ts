import type { EventSettings, RealmEventsConfig } from "../api/events.ts";

/** Whether the realm stores all that this page tells of. */
export function storesAll(settings: EventSettings): boolean {
  return (
    settings.adminEventsEnabled &&
    settings.adminEventsDetailsEnabled &&
    settings.eventsEnabled &&
    settings.missingEventTypes.length === 0
  );
}

/**
 * The realm's configuration with all that this page tells of. What it stores
 * already is stored as before: where the realm names no types, Keycloak has
 * put those in that it stores then.
 */
export function storingAll(
  config: RealmEventsConfig,
  { missingEventTypes }: EventSettings,
): RealmEventsConfig {
  return {
    ...config,
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
    eventsEnabled: true,
    enabledEventTypes: [...new Set([...(config.enabledEventTypes ?? []), ...missingEventTypes])],
  };
}
