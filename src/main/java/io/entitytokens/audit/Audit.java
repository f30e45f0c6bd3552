package io.entitytokens.audit;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Verdict;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Notes verdicts, for events and metrics. Cheap enough for every request. */
public interface Audit extends Provider {

    /**
     * Notes a verdict that was given in the realm to the caller of this session.
     *
     * @param demand what was wanted; its entity may be anything a client can write, or null
     */
    void note(RealmModel realm, Door door, Demand demand, Verdict verdict);

    @Override
    default void close() {}
}
