package io.entitytokens.token;

import org.keycloak.provider.Provider;

/** Where entities and tokens live; of one session, within that session's transaction. */
public interface Store extends Provider {

    EntityStore entities();

    TokenStore tokens();

    @Override
    default void close() {}
}
