package io.entitytokens.jpa;

import io.entitytokens.token.IpAddress;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.store.NetworkStore;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * Finds the address from which all tokens of a realm were used, if there is just one. Tokens are
 * counted only where there is no second address, which is mostly found early.
 */
final class OnlyOrigin {

    private final EntityManager em;
    private final String realmId;
    private final long since;

    /**
     * @param since epoch milliseconds; older uses do not count
     */
    OnlyOrigin(EntityManager em, String realmId, long since) {
        this.em = em;
        this.realmId = realmId;
        this.since = since;
    }

    /**
     * @return empty if there are several, or if fewer than two tokens were used
     */
    Optional<NetworkStore.Origin> find() {
        return anyNetwork(known())
                .filter(first -> !hasOther(first))
                .flatMap(IpAddress::parse)
                .map(only -> new NetworkStore.Origin(only.toString(), countTokens()))
                .filter(origin -> origin.tokens() > 1);
    }

    private boolean hasOther(String network) {
        return anyNetwork(known().and("n.network <> :network", "network", network)).isPresent();
    }

    private long countTokens() {
        return known().query(
                        em,
                        Long.class,
                        "select count(distinct n.tokenId) from EntityTokensNetwork n",
                        "")
                .getSingleResult();
    }

    /** Uses of which the address is known. */
    private Conditions known() {
        return new Conditions()
                .and("n.realmId = :realm", "realm", realmId)
                .and("n.lastUsed >= :since", "since", since)
                .and("n.network <> :unknown", "unknown", NetworkUse.UNKNOWN);
    }

    /** The order is that of an index. */
    private Optional<String> anyNetwork(Conditions conditions) {
        return conditions
                .query(
                        em,
                        String.class,
                        "select n.network from EntityTokensNetwork n",
                        "order by n.realmId, n.lastUsed")
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
