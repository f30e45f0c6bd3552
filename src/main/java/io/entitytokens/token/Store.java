package io.entitytokens.token;

import org.keycloak.provider.Provider;

/**
 * Where entities, tokens and their events live; of one session, within that session's transaction.
 */
public interface Store extends Provider {

    EntityStore entities();

    TokenStore tokens();

    EventStore events();

    @Override
    default void close() {}
}
