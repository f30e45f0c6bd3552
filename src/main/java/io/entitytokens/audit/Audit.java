package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Notes verdicts, for events and metrics. Cheap enough for every request. */
public interface Audit extends Provider {

    /**
     * Notes a verdict that was given in the realm to the caller of this session, and writes it as
     * an event of its own, now or later.
     *
     * @param clientId the client that the event names: the caller, or the one that a token stands
     *     for where the caller is none
     * @param demand what was wanted; its entity may be anything a client can write, or null
     */
    void note(RealmModel realm, Endpoint endpoint, String clientId, Demand demand, Verdict verdict);

    /**
     * Notes a verdict that Keycloak itself writes an event about, and gives that event our details.
     *
     * @param event what Keycloak is about to write
     */
    void note(EventBuilder event, Endpoint endpoint, Demand demand, Verdict.Accepted verdict);

    @Override
    default void close() {}
}
