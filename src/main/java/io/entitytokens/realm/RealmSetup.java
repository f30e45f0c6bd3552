package io.entitytokens.realm;

import org.keycloak.provider.Provider;

/** Follows what becomes of realms and clients. It has nothing to offer to a session. */
public interface RealmSetup extends Provider {

    @Override
    default void close() {}
}
