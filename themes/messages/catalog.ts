// Keycloak's spelling: Java's, as in its own messages_pt_BR.properties.
export const LANGUAGES = ["en", "de", "es", "fr", "pt_BR", "ja"] as const;

// A key that stock Keycloak has too would never show: a theme's own messages
// win over theme-resources.
export const KEYS = [
  // The descriptions of our roles, ${role_<name>} in the realm.
  "role_view-entities",
  "role_manage-entities",
  "role_manage-entity-tokens",

  // The forms of the permission mappers. Labels and tooltips are looked up by
  // the console, the rest by the server, which reads it as a MessageFormat: an
  // apostrophe there is ’.
  "entityPermissionsMapper.form.label",
  "entityPermissionsMapper.form.tooltip",
  "entityRoleMapper.entity.label",
  "entityRoleMapper.entity.tooltip",
  "entityRoleMapper.read.label",
  "entityRoleMapper.write.label",
  "entityRoleMapper.delete.label",
  "entityRoleMapper.role.tooltip",
  "entityAudienceMapper.form.label",
  "entityAudienceMapper.form.tooltip",
  "entityAudienceMapper.prefix.label",
  "entityAudienceMapper.prefix.tooltip",
  "entityMapper.error.claim",
  "entityMapper.error.form",
  "entityRoleMapper.error.entity",
  "entityRoleMapper.error.none",
  "entityRoleMapper.error.unknown",
  "entityRoleMapper.error.powerful",
  "entityAudienceMapper.error.prefix",
] as const;
