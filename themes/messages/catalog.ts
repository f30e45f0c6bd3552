// Keycloak's spelling: Java's, as in its own messages_pt_BR.properties.
export const LANGUAGES = ["en", "de", "es", "fr", "pt_BR", "ja"] as const;

// A key that stock Keycloak has too would never show: a theme's own messages
// win over theme-resources.
export const KEYS = [
  // The descriptions of our roles, ${role_<name>} in the realm.
  "role_view-entities",
  "role_manage-entities",
  "role_manage-entity-tokens",
] as const;
