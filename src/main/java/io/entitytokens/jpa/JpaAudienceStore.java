package io.entitytokens.jpa;

import io.entitytokens.token.store.AudienceStore;
import io.entitytokens.token.store.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.jpa.entities.ClientEntity;

/** Audiences in the server's own database, in the session's transaction. */
final class JpaAudienceStore implements AudienceStore {

    private static final String REALM = "realm";
    private static final String CLIENT = "client";
    private static final String CLIENTS = "clients";
    private static final String ENTITY = "entity";

    private final EntityManager em;
    private final TokenCache cache;

    JpaAudienceStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.cache = cache;
    }

    @Override
    public Map<String, String> hold(String realmId, Collection<String> clientIds) {
        Map<String, String> held = new HashMap<>();
        Set<String> wanted = new HashSet<>(clientIds);
        // An import that was waited for has made another client of the same id, which the first
        // statement does not see on every database.
        for (int i = 0; i < 2 && !wanted.isEmpty(); i++) {
            for (ClientEntity client : lock(realmId, wanted)) {
                held.put(client.getClientId(), client.getId());
            }
            wanted.removeAll(held.keySet());
        }
        return held;
    }

    /**
     * In the order in which Keycloak removes the clients of a realm, so that nobody waits in a
     * circle.
     */
    private List<ClientEntity> lock(String realmId, Set<String> clientIds) {
        return em.createQuery(
                        "select c from ClientEntity c where c.realmId = :realm"
                                + " and c.clientId in :clients order by c.clientId",
                        ClientEntity.class)
                .setParameter(REALM, realmId)
                .setParameter(CLIENTS, clientIds)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
    }

    @Override
    public List<String> entitiesThatName(Gone gone, String after, int max) {
        return em.createQuery(
                        "select a.entityId from EntityTokensAudience a"
                                + " where a.clientId = :client and a.entityId > :after"
                                + " and not exists (select c.id from ClientEntity c"
                                + " where c.id = :client and c.realmId = :realm)"
                                + " order by a.entityId",
                        String.class)
                .setParameter(CLIENT, gone.clientId())
                .setParameter(REALM, gone.realmId())
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultList();
    }

    @Override
    public void replace(String clientId, String successor) {
        em.createQuery(
                        "update EntityTokensAudience a set a.clientId = :successor"
                                + " where a.clientId = :client")
                .setParameter(CLIENT, clientId)
                .setParameter("successor", successor)
                .executeUpdate();
    }

    @Override
    public void keepOnly(String entityId, Collection<String> clientIds) {
        String statement = "delete from EntityTokensAudience a where a.entityId = :entity";
        if (clientIds.isEmpty()) {
            em.createQuery(statement).setParameter(ENTITY, entityId).executeUpdate();
        } else {
            em.createQuery(statement + " and a.clientId not in :clients")
                    .setParameter(ENTITY, entityId)
                    .setParameter(CLIENTS, clientIds)
                    .executeUpdate();
        }
    }

    @Override
    public void forget(String clientId) {
        // Comes with each client of an import: nothing is to be flushed for it, and what is not
        // there is not looked for by a statement that holds the gap.
        List<String> realmIds =
                em.createQuery(
                                "select distinct e.realmId from EntityTokensAudience a"
                                        + " join EntityTokensEntity e on e.id = a.entityId"
                                        + " where a.clientId = :client",
                                String.class)
                        .setParameter(CLIENT, clientId)
                        .setFlushMode(FlushModeType.COMMIT)
                        .getResultList();
        if (!realmIds.isEmpty()) {
            em.createQuery("delete from EntityTokensAudience a where a.clientId = :client")
                    .setParameter(CLIENT, clientId)
                    .setFlushMode(FlushModeType.COMMIT)
                    .executeUpdate();
            realmIds.forEach(cache::changedRealm);
        }
    }

    @Override
    public List<Gone> gone() {
        return em.createQuery(
                        "select distinct e.realmId, a.clientId from EntityTokensAudience a"
                                + " join EntityTokensEntity e on e.id = a.entityId"
                                + " where not exists (select c.id from ClientEntity c"
                                + " where c.id = a.clientId and c.realmId = e.realmId) and "
                                + Remains.IS_SOMEWHERE,
                        Object[].class)
                .getResultStream()
                .map(row -> new Gone((String) row[0], (String) row[1]))
                .toList();
    }
}
