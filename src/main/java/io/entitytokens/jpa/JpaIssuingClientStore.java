package io.entitytokens.jpa;

import io.entitytokens.token.store.IssuingClientStore;
import io.entitytokens.token.store.RealmGoneException;
import io.entitytokens.token.store.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.jpa.entities.RealmEntity;

/** Issuing clients in the server's own database, in the session's transaction. */
final class JpaIssuingClientStore implements IssuingClientStore {

    private static final String REALM = "realm";
    private static final String CLIENT = "client";

    private final EntityManager em;
    private final TokenCache cache;

    JpaIssuingClientStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.cache = cache;
    }

    @Override
    public Map<String, String> find(Collection<String> realmIds) {
        return new InList(realmIds)
                .query(
                        em,
                        "select r.realmId, r.clientId from EntityTokensRealm r"
                                + " where r.clientId is not null and r.realmId in",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    @Override
    public Optional<String> find(String realmId) {
        return Optional.ofNullable(find(List.of(realmId)).get(realmId));
    }

    /**
     * A row that is not there cannot be held, so the realm's is. MariaDB and MySQL read all as of
     * the transaction's beginning, unless what is read is held too; and where there is nothing,
     * they hold the gap, into which no other realm can insert. So the row is made first.
     */
    @Override
    public Optional<String> findForUpdate(String realmId) {
        List<String> held =
                em.createQuery("select r from RealmEntity r where r.id = :realm", RealmEntity.class)
                        .setParameter(REALM, realmId)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .map(RealmEntity::getId)
                        .toList();
        if (held.isEmpty()) {
            throw new RealmGoneException();
        }
        ensureRow(realmId);
        IssuingClientRow row =
                em.find(IssuingClientRow.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        em.detach(row);
        return Optional.ofNullable(row.clientId());
    }

    /** What is seen may be old; H2, where it never is, knows no conflict. */
    private void ensureRow(String realmId) {
        boolean seen =
                !em.createQuery(
                                "select 1 from EntityTokensRealm r where r.realmId = :realm",
                                Integer.class)
                        .setParameter(REALM, realmId)
                        .getResultList()
                        .isEmpty();
        if (!seen) {
            em.createQuery(
                            "insert into EntityTokensRealm (realmId) values (:realm)"
                                    + " on conflict (realmId) do nothing")
                    .setParameter(REALM, realmId)
                    .executeUpdate();
        }
    }

    @Override
    public void put(String realmId, String clientId) {
        int updated =
                em.createQuery(
                                "update EntityTokensRealm r set r.clientId = :client"
                                        + " where r.realmId = :realm")
                        .setParameter(REALM, realmId)
                        .setParameter(CLIENT, clientId)
                        .executeUpdate();
        if (updated == 0) {
            em.createQuery(
                            "insert into EntityTokensRealm (realmId, clientId)"
                                    + " values (:realm, :client)")
                    .setParameter(REALM, realmId)
                    .setParameter(CLIENT, clientId)
                    .executeUpdate();
        }
        cache.changedRealm(realmId);
    }

    @Override
    public void remove(String realmId) {
        if (find(realmId).isEmpty() && !unsettledRealms().contains(realmId)) {
            return;
        }
        int removed =
                em.createQuery("delete from EntityTokensRealm r where r.realmId = :realm")
                        .setParameter(REALM, realmId)
                        .executeUpdate();
        forget(realmId, removed);
    }

    @Override
    public boolean remove(String realmId, String clientId) {
        // What is not there is not looked for by a statement that holds the gap.
        if (!isKept(realmId, clientId)) {
            return false;
        }
        int removed =
                em.createQuery(
                                "delete from EntityTokensRealm r"
                                        + " where r.realmId = :realm and r.clientId = :client")
                        .setParameter(REALM, realmId)
                        .setParameter(CLIENT, clientId)
                        // Comes with each client of an import: nothing else is to be flushed.
                        .setFlushMode(FlushModeType.COMMIT)
                        .executeUpdate();
        return forget(realmId, removed);
    }

    /** Comes with each client of an import: nothing is to be flushed for it. */
    private boolean isKept(String realmId, String clientId) {
        return !em.createQuery(
                        "select 1 from EntityTokensRealm r"
                                + " where r.realmId = :realm and r.clientId = :client",
                        Integer.class)
                .setParameter(REALM, realmId)
                .setParameter(CLIENT, clientId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }

    private boolean forget(String realmId, int removed) {
        if (removed > 0) {
            cache.changedRealm(realmId);
        }
        return removed > 0;
    }

    @Override
    public void removeGone() {
        em.createQuery(
                        "delete from EntityTokensRealm r where not exists"
                                + " (select e.id from RealmEntity e where e.id = r.realmId)"
                                + " or (r.clientId is not null and not exists"
                                + " (select c.id from ClientEntity c where c.id = r.clientId))")
                .executeUpdate();
    }

    @Override
    public List<String> unsettledRealms() {
        return em.createQuery(
                        "select r.realmId from EntityTokensRealm r where r.clientId is null"
                                + " order by r.realmId",
                        String.class)
                .getResultList();
    }
}
