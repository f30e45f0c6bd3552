import type { EventSettings, RealmEventsConfig } from "../../api/events.ts";

/** What a realm must change to store all events of this page. */
export interface StoragePlan {
  /** Whether the plan switches these on. */
  readonly adminEvents: boolean;
  readonly adminEventsDetails: boolean;
  readonly userEvents: boolean;
  /** Event types that concern tokens, and that the realm does not store yet. */
  readonly types: readonly string[];
  /** Event types that do not concern tokens, and that come with user events. */
  readonly others: readonly string[];
  /** The seconds after which the realm deletes user events; undefined for never. */
  readonly expiration: number | undefined;
  /** Whether to propose an expiration: the realm has none, and will store more events. */
  readonly asksExpiration: boolean;
}

/** What the admin decides. */
export interface StorageChoice {
  /** Whether the realm also stores `others`. If not, they leave the realm's list. */
  readonly storesOthers: boolean;
  /** Undefined for never. */
  readonly expirationDays: number | undefined;
}

const SECONDS_A_DAY = 86_400;

/** About a hundred years. */
export const MOST_DAYS = 36_500;

export const DEFAULT_DAYS = 90;

/** Whether a realm can keep events for this number of days; undefined means for ever. */
export function isDays(days: number | undefined): boolean {
  return days === undefined || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS);
}

/** Whether the realm stores all events of this page. */
export function storesAll(settings: EventSettings): boolean {
  return (
    settings.adminEventsEnabled &&
    settings.adminEventsDetailsEnabled &&
    settings.eventsEnabled &&
    settings.missingEventTypes.length === 0
  );
}

export function storagePlan(config: RealmEventsConfig, settings: EventSettings): StoragePlan {
  const ours = settings.missingEventTypes;
  const userEvents = !settings.eventsEnabled;
  // Keycloak sends 0 or nothing for "never".
  const expiration = config.eventsExpiration === 0 ? undefined : config.eventsExpiration;
  return {
    adminEvents: !settings.adminEventsEnabled,
    adminEventsDetails: !settings.adminEventsDetailsEnabled,
    userEvents,
    types: ours,
    others: userEvents ? listed(config).filter((type) => !ours.includes(type)) : [],
    expiration,
    asksExpiration: expiration === undefined && ours.length > 0,
  };
}

/** The proposal touches no events but those that concern tokens. */
export function proposal(plan: StoragePlan): StorageChoice {
  return {
    storesOthers: false,
    expirationDays: plan.asksExpiration && plan.userEvents ? DEFAULT_DAYS : undefined,
  };
}

/** The realm's configuration with the plan applied; everything else stays as it is. */
export function storing(
  config: RealmEventsConfig,
  { types, userEvents, asksExpiration }: StoragePlan,
  { storesOthers, expirationDays }: StorageChoice,
): RealmEventsConfig {
  // If the realm lists no types, Keycloak has already filled in those that it stores then.
  const kept = userEvents && !storesOthers ? [] : listed(config);
  return {
    ...config,
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
    eventsEnabled: true,
    enabledEventTypes: [...new Set([...kept, ...types])],
    ...(asksExpiration && expirationDays !== undefined
      ? { eventsExpiration: expirationDays * SECONDS_A_DAY }
      : {}),
  };
}

/** Whether two configurations are equal. Keycloak sends their lists in any order. */
export function isUnchanged(before: RealmEventsConfig, now: RealmEventsConfig): boolean {
  return inOrder(before) === inOrder(now);
}

function inOrder(config: RealmEventsConfig): string {
  return JSON.stringify(config, (_key, value: unknown) =>
    Array.isArray(value) ? value.map(String).sort() : value,
  );
}

function listed(config: RealmEventsConfig): readonly string[] {
  return config.enabledEventTypes ?? [];
}
