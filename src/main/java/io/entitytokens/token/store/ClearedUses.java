package io.entitytokens.token.store;

import org.keycloak.provider.ProviderEvent;

/**
 * Somebody has cleared a realm's user events: what was counted until then is not told any more.
 *
 * @param realmId internal id of the realm
 */
public record ClearedUses(String realmId) implements ProviderEvent {}
