/** The roles that the server accepts for an action: one of them is enough. */
export const VIEW_ROLES = ["view-entities", "manage-entity-tokens", "manage-entities"] as const;
export const TOKEN_ROLES = ["manage-entity-tokens", "manage-entities"] as const;
export const ENTITY_ROLES = ["manage-entities"] as const;

/** Keycloak's own role for the configuration of events. */
export const EVENTS_ROLES = ["manage-events"] as const;

/** The one role that Keycloak asks for on a client's page of mappers: to manage is not enough. */
export const CLIENT_MAPPERS_ROLES = ["view-clients"] as const;
