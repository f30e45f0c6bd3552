// The server reads the bundles beside this file; their keys are SERVER_KEYS. The bundles in the
// directories belong to our pages: one directory for each room of src that has messages.

// None of these keys may exist in stock Keycloak, whose messages would replace ours.
export const SERVER_KEYS = [
  // The descriptions of our roles, ${role_<name>} in the realm.
  "role_view-entities",
  "role_manage-entities",
  "role_manage-entity-tokens",

  // The forms of the permission mappers. The server reads the errors as MessageFormat, so an
  // apostrophe in them must be ’.
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
  "entityRoleMapper.error.missing",
  "entityRoleMapper.error.none",
  "entityRoleMapper.error.unknown",
  "entityRoleMapper.error.powerful",
  "entityAudienceMapper.error.prefix",
] as const;

// Components of @keycloak/keycloak-ui-shared that our pages use ask for these keys.
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
