package io.entitytokens.token;

/**
 * All that is needed to judge a token.
 *
 * @param realmEnabled whether the realm is switched on, as the database says; what Keycloak's own
 *     cache says may be older where nodes cannot talk
 */
public record StoredToken(EntityToken token, TokenHash hash, Entity entity, boolean realmEnabled) {}
