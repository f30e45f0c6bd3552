package io.entitytokens.jpa;

import io.entitytokens.token.IpAddress;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.store.NetworkStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the address from which the tokens of a realm were used, if there is just one. It looks at
 * the newest rows only: behind a proxy, all tokens of a large realm may have come from one.
 */
final class OnlyOrigin {

    static final int NEWEST = 1_000;

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
        List<Tuple> newest =
                newest().stream().filter(row -> !row.get(0).equals(NetworkUse.UNKNOWN)).toList();
        Set<String> networks = column(newest, 0);
        long tokens = column(newest, 1).size();
        return networks.size() == 1 && tokens > 1
                ? IpAddress.parse(networks.iterator().next())
                        .map(only -> new NetworkStore.Origin(only.toString(), tokens))
                : Optional.empty();
    }

    private static Set<String> column(List<Tuple> rows, int index) {
        return rows.stream().map(row -> row.get(index, String.class)).collect(Collectors.toSet());
    }

    /** In the order of an index, and whether the address is known or not: no more are read. */
    private List<Tuple> newest() {
        return new Conditions()
                .and("n.realmId = :realm", "realm", realmId)
                .and("n.lastUsed >= :since", "since", since)
                .query(
                        em,
                        Tuple.class,
                        "select n.network, n.tokenId from EntityTokensNetwork n",
                        "order by n.realmId desc, n.lastUsed desc")
                .setMaxResults(NEWEST)
                .getResultList();
    }
}
