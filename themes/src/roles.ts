/** The roles that the server asks for, from the least to the most. */
export const VIEW_ROLES = ["view-entities", "manage-entity-tokens", "manage-entities"] as const;
export const TOKEN_ROLES = ["manage-entity-tokens", "manage-entities"] as const;
export const ENTITY_ROLES = ["manage-entities"] as const;

/** Keycloak's own, for what a realm stores of events; who has it may read that too. */
export const EVENTS_ROLES = ["manage-events"] as const;
