package io.entitytokens.oauth;

import io.entitytokens.http.Unavailable;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.StoreUnavailableException;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Stores the events of a request before it is answered. */
final class EventsFirst {

    private static final Logger LOG = Logger.getLogger(EventsFirst.class);

    private EventsFirst() {}

    /**
     * Stores them, where the realm stores such events. Keycloak would do it after the answer is
     * made, and fail with 500 where the database is read-only. Where it is away, nothing is
     * written, and what this node remembers is answered all the same.
     *
     * @throws jakarta.ws.rs.WebApplicationException 503, if the database is read-only
     */
    static void store(KeycloakSession session) {
        if (session.getTransactionManager().getRollbackOnly()) {
            // The history of events has met that the database is away.
            return;
        }
        try {
            session.getProvider(Store.class).flush();
        } catch (StoreUnavailableException e) {
            LOG.debug("Why no event can be stored", e);
            session.getTransactionManager().setRollbackOnly();
            if (e.isReadOnly()) {
                LOG.warn("The database is read-only: no event can be stored, so nothing is issued");
                throw Unavailable.exception();
            }
        }
    }
}
