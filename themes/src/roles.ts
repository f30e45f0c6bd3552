/** The roles that the server accepts for an action: one of them is enough. */
export const VIEW_ROLES = ["view-entities", "manage-entity-tokens", "manage-entities"] as const;
export const TOKEN_ROLES = ["manage-entity-tokens", "manage-entities"] as const;
export const ENTITY_ROLES = ["manage-entities"] as const;

/** Keycloak's own role for the configuration of events. */
export const EVENTS_ROLES = ["manage-events"] as const;

/** Keycloak's own roles for the pages of clients. */
export const CLIENT_ROLES = ["view-clients", "manage-clients"] as const;
