package io.entitytokens.audit;

import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import org.jboss.logging.Logger;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The audit of one session: writes into Keycloak's events what the tally does not hold back. */
final class EventAudit implements Audit {

    private static final Logger LOG = Logger.getLogger(EventAudit.class);

    /** A caller is waiting: a database that takes longer is told of the event later. */
    private static final int TIME_LIMIT_SECONDS = 5;

    private final KeycloakSession session;
    private final EventTally tally;
    private final VerdictMetrics metrics;

    EventAudit(KeycloakSession session, EventTally tally, VerdictMetrics metrics) {
        this.session = session;
        this.tally = tally;
        this.metrics = metrics;
    }

    @Override
    public void note(
            RealmModel realm, Endpoint endpoint, String clientId, Demand demand, Verdict verdict) {
        metrics.count(endpoint, verdict);
        String ip = address();
        VerdictEvent event =
                VerdictEvent.of(realm.getId(), clientId, ip, endpoint, demand, verdict);
        long now = System.currentTimeMillis();
        if (tally.add(event, now) && !isWritten(realm, event)) {
            // The caller gets the same answer, and the event its chance.
            tally.hold(event, now);
        }
    }

    /** False if the database is away, or if too many requests wait for it with their event. */
    private boolean isWritten(RealmModel realm, VerdictEvent event) {
        WaitingRoom room = WaitingRoom.forSecondConnections();
        if (!room.enter()) {
            return false;
        }
        try {
            write(realm, event);
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(e, "An event of entity tokens is written later");
            return false;
        } finally {
            room.leave();
        }
    }

    private String address() {
        ClientConnection connection = session.getContext().getConnection();
        return ClientAddress.of(connection.getRemoteAddr(), connection.getRemoteHost());
    }

    /** Keycloak writes it in a transaction of its own. */
    private void write(RealmModel realm, VerdictEvent event) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        KeycloakModelUtils.setTransactionLimit(factory, TIME_LIMIT_SECONDS);
        try {
            event.write(new EventBuilder(realm, session), 1);
        } finally {
            KeycloakModelUtils.setTransactionLimit(factory, 0);
        }
    }

    @Override
    public void note(
            EventBuilder event, Endpoint endpoint, Demand demand, Verdict.Accepted verdict) {
        metrics.count(endpoint, verdict);
        // Keycloak's own may be any text that a client wrote into a forwarding header.
        event.ipAddress(address());
        VerdictEvent.details(endpoint, demand, verdict).forEach(event::detail);
    }
}
