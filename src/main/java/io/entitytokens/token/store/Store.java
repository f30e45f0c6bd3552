package io.entitytokens.token.store;

import org.keycloak.provider.Provider;

/**
 * Where entities, tokens and their events live; of one session, within that session's transaction.
 */
public interface Store extends Provider {

    EntityStore entities();

    AudienceStore audiences();

    TokenStore tokens();

    NetworkStore networks();

    EventStore events();

    IssuingClientStore issuingClients();

    PolicyStore policies();

    ViolationStore violations();

    /**
     * Writes now what the session would write at its end, events of others among it, so that the
     * answer can still be another one. Takes no connection if there is nothing to write.
     *
     * @throws DuplicateException if something that may be there only once is there already
     * @throws StoreUnavailableException if it cannot be written, as where the database is read-only
     */
    void flush();

    @Override
    default void close() {}
}
