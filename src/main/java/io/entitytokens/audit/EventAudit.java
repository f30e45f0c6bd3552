package io.entitytokens.audit;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Verdict;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The audit of one session: writes into Keycloak's events what the tally does not hold back. */
final class EventAudit implements Audit {

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
        if (tally.add(event, System.currentTimeMillis())) {
            event.write(new EventBuilder(realm, session), 1);
        }
    }

    @Override
    public void note(EventBuilder event, Door door, Demand demand, Verdict.Accepted verdict) {
        metrics.count(door, verdict);
        VerdictEvent.details(door, demand, verdict).forEach(event::detail);
    }
}
