package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;

/** Notes verdicts that are only counted for now, for which no session is needed. */
@FunctionalInterface
public interface CountingAudit {

    /**
     * Notes a verdict as {@link Audit#note} does, unless it has to be written at once. An accepted
     * token never has.
     *
     * @param realmId internal id of the realm
     * @param clientId the client that the event names
     * @param ip where the caller is, as Keycloak sees it, or null
     * @return false if it has to be written; then nothing is noted
     */
    boolean count(
            String realmId,
            Endpoint endpoint,
            String clientId,
            String ip,
            Demand demand,
            Verdict verdict);
}
