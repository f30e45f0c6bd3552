package io.entitytokens.audit;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Verdict;
import org.jboss.logging.Logger;
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
    public void note(RealmModel realm, Door door, String clientId, Demand demand, Verdict verdict) {
        metrics.count(door, verdict);
        String ip = session.getContext().getConnection().getRemoteHost();
        VerdictEvent event = VerdictEvent.of(realm.getId(), clientId, ip, door, demand, verdict);
        long now = System.currentTimeMillis();
        if (tally.add(event, now)) {
            try {
                write(realm, event);
            } catch (RuntimeException e) {
                // The database is away. The caller gets the same answer, and the event its chance.
                LOG.debugf(e, "An event of entity tokens is written later");
                tally.hold(event, now);
            }
        }
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
    public void note(EventBuilder event, Door door, Demand demand, Verdict.Accepted verdict) {
        metrics.count(door, verdict);
        VerdictEvent.details(door, demand, verdict).forEach(event::detail);
    }
}
