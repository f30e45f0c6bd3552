// Bundles are of two kinds. Those beside this file go to the server, which says
// what they say by itself: ROLE_KEYS. Those in a directory, one for each room of
// src, are for our pages, and go into their JavaScript.

// A key that stock Keycloak has too would never show: a theme's own messages
// win over theme-resources.
export const ROLE_KEYS = [
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

// Asked for by components of @keycloak/keycloak-ui-shared that our pages use.
export const SHARED_COMPONENT_KEYS = [
  "clearAllFilters",
  "expandRow",
  "noSearchResults",
  "noSearchResultsInstructions",
  "pagination",
  "refresh",
  "search",
  "selectAll",
  "spinnerLoading",
] as const;
