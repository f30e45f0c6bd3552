package io.entitytokens.jpa;

import io.entitytokens.token.AddressRange;
import io.entitytokens.token.NetworkFold;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.NetworkStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Networks in the server's own database, in the session's transaction. A row is written or removed
 * only by whoever holds the token's row of use. Removals of tokens hold all rows of use that they
 * need before anything else: so nobody waits here for somebody who waits.
 */
final class JpaNetworkStore implements NetworkStore {

    private static final String OF_TOKENS =
            "select n from EntityTokensNetwork n where n.tokenId in";

    private final EntityManager em;

    JpaNetworkStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public Map<TokenId, List<NetworkUse>> of(Collection<TokenId> tokens, long since) {
        if (tokens.isEmpty()) {
            return Map.of();
        }
        return InList.ofIds(tokens)
                .query(
                        em,
                        "select n.tokenId, n.network, n.endpoint, n.firstUsed, n.lastUsed,"
                                + " n.count from EntityTokensNetwork n where n.lastUsed >= ?1"
                                + " and n.tokenId in",
                        "",
                        Object[].class,
                        since)
                .getResultList()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                row -> new TokenId((String) row[0]),
                                Collectors.collectingAndThen(
                                        Collectors.mapping(
                                                JpaNetworkStore::use, Collectors.toList()),
                                        JpaNetworkStore::lastFirst)));
    }

    private static NetworkUse use(Object[] row) {
        return new NetworkUse(
                (String) row[1], (String) row[2], (Long) row[3], (Long) row[4], (Long) row[5]);
    }

    @Override
    public List<TokenAddresses> addresses(Collection<TokenId> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        return InList.ofIds(tokens)
                .query(
                        em,
                        "select t.id, t.name, t.addresses from EntityTokensToken t where"
                                + " t.id in",
                        Object[].class)
                .getResultList()
                .stream()
                .map(
                        row ->
                                new TokenAddresses(
                                        new TokenId((String) row[0]),
                                        (String) row[1],
                                        AddressText.read((String) row[2])))
                .toList();
    }

    @Override
    public Optional<Origin> onlyOrigin(String realmId, long since) {
        return new OnlyOrigin(em, realmId, since).find();
    }

    private static List<NetworkUse> lastFirst(List<NetworkUse> uses) {
        uses.sort(
                Comparator.comparingLong(NetworkUse::last)
                        .reversed()
                        .thenComparing(NetworkUse::network)
                        .thenComparing(NetworkUse::endpoint));
        return uses;
    }

    private List<NetworkRow> rows(Collection<TokenId> tokens) {
        return InList.ofIds(tokens).query(em, OF_TOKENS, NetworkRow.class).getResultList();
    }

    /** The order is that of an index. */
    @Override
    public List<TokenId> usedTokens(String entityId, long since, int max) {
        return new Conditions()
                .and("u.entityId = :entity", "entity", entityId)
                .and("u.lastUsed >= :since", "since", since)
                .query(
                        em,
                        String.class,
                        "select u.tokenId from EntityTokensUse u",
                        "order by u.entityId desc, u.lastUsed desc, u.tokenId desc")
                .setMaxResults(max)
                .getResultStream()
                .map(TokenId::new)
                .toList();
    }

    /**
     * Adds uses to what is stored.
     *
     * @param uses by token; the caller holds the row of use of each
     */
    void add(String realmId, Map<TokenId, List<NetworkUse>> uses) {
        if (uses.isEmpty()) {
            return;
        }
        Map<String, List<NetworkRow>> rows =
                rows(uses.keySet()).stream().collect(Collectors.groupingBy(NetworkRow::tokenId));
        uses.forEach(
                (id, added) ->
                        add(
                                realmId,
                                id,
                                new ArrayList<>(rows.getOrDefault(id.value(), List.of())),
                                added));
    }

    private void add(String realmId, TokenId id, List<NetworkRow> rows, List<NetworkUse> uses) {
        Set<String> known =
                rows.stream()
                        .map(row -> row.toModel().network())
                        .collect(Collectors.toCollection(HashSet::new));
        for (NetworkUse use : uses) {
            String canonical = use.range().map(AddressRange::text).orElse(NetworkUse.UNKNOWN);
            NetworkUse placed = use.in(NetworkFold.place(canonical, known));
            known.add(placed.network());
            Optional<NetworkRow> row =
                    rows.stream().filter(r -> isSame(r.toModel(), placed)).findFirst();
            if (row.isPresent()) {
                row.get().add(placed);
            } else {
                NetworkRow fresh = new NetworkRow(realmId, id, placed);
                em.persist(fresh);
                rows.add(fresh);
            }
        }
    }

    private static boolean isSame(NetworkUse one, NetworkUse other) {
        return one.network().equals(other.network()) && one.endpoint().equals(other.endpoint());
    }

    @Override
    public boolean hasExpired(String realmId, long before) {
        return !expired(realmId, before).setMaxResults(1).getResultList().isEmpty();
    }

    /** Of each row its token; the longest unused come first. */
    private TypedQuery<String> expired(String realmId, long before) {
        return new Conditions()
                .and("n.realmId = :realm", "realm", realmId)
                .and("n.lastUsed < :before", "before", before)
                .query(
                        em,
                        String.class,
                        "select n.tokenId from EntityTokensNetwork n",
                        "order by n.realmId, n.lastUsed");
    }

    /** Nodes that do this at once hold different tokens: what one holds, the others leave. */
    @Override
    public int removeExpired(String realmId, long before, int max) {
        Set<String> candidates =
                new HashSet<>(expired(realmId, before).setMaxResults(max).getResultList());
        List<String> held =
                new HeldUses(em).holdFree(candidates).stream().map(TokenUseRow::tokenId).toList();
        int removed = 0;
        for (InList batch : InList.batches(held)) {
            removed += removeExpired(batch, before, max - removed);
        }
        return removed;
    }

    private int removeExpired(InList tokens, long before, int max) {
        if (max == 0) {
            return 0;
        }
        return tokens
                .query(
                        em,
                        "select n.tokenId, n.network, n.endpoint from EntityTokensNetwork n"
                                + " where n.lastUsed < ?1 and n.tokenId in",
                        "",
                        Object[].class,
                        before)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .mapToInt(key -> remove(key, before))
                .sum();
    }

    /** By its whole key, so that nothing around it is held; unless it has been used meanwhile. */
    private int remove(Object[] key, long before) {
        return em.createQuery(
                        "delete from EntityTokensNetwork n where n.tokenId = :token"
                                + " and n.network = :network and n.endpoint = :endpoint"
                                + " and n.lastUsed < :before")
                .setParameter("token", key[0])
                .setParameter("network", key[1])
                .setParameter("endpoint", key[2])
                .setParameter("before", before)
                .executeUpdate();
    }
}
