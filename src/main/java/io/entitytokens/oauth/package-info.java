/**
 * What entity tokens are at Keycloak's own OAuth endpoints: introspection, client credentials,
 * token exchange, and what they issue. What has nothing to do with entity tokens goes on to
 * Keycloak as it came.
 */
package io.entitytokens.oauth;
