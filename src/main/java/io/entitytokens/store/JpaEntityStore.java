package io.entitytokens.store;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.EntityStore;
import io.entitytokens.token.NameTakenException;
import io.entitytokens.token.Page;
import io.entitytokens.token.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.ModelDuplicateException;

/** Entities in the server's own database, in the session's transaction. */
final class JpaEntityStore implements EntityStore {

    private static final String SELECT =
            "select e, e.tokenCount,"
                    + " (select nullif(max(u.lastUsed), 0L) from EntityTokensUse u where u.entityId = e.id)"
                    + " as lastUsed from EntityTokensEntity e";

    private final EntityManager em;
    private final TokenCache cache;

    JpaEntityStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.cache = cache;
    }

    @Override
    public Map<String, EntityState> states(Collection<String> ids) {
        return new InList(ids)
                        .query(
                                em,
                                "select e, r.enabled from EntityTokensEntity e"
                                        + " join RealmEntity r on r.id = e.realmId"
                                        + " left join fetch e.audience where e.id in",
                                Object[].class)
                        // Not streamed: an audience would end where rows of another entity come
                        // between.
                        .getResultList()
                        .stream()
                        .map(
                                row ->
                                        new EntityState(
                                                ((EntityRow) row[0]).toModel().bare(),
                                                (boolean) row[1]))
                        // An entity comes once for each of its audience.
                        .collect(
                                Collectors.toMap(
                                        state -> state.entity().id(), state -> state, (a, b) -> a));
    }

    @Override
    public List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page) {
        String direction = ascending ? "asc" : "desc";
        String order =
                switch (sort) {
                    case NAME -> "e.nameKey " + direction;
                    case CREATED -> "e.createdTimestamp " + direction;
                    case LAST_USED ->
                            "lastUsed " + direction + (ascending ? " nulls first" : " nulls last");
                };
        return conditions(filter)
                .query(em, Object[].class, SELECT, "order by " + order + ", e.id " + direction)
                .setFirstResult(page.first())
                .setMaxResults(page.max())
                .getResultStream()
                .map(JpaEntityStore::listed)
                .toList();
    }

    @Override
    public long count(Filter filter) {
        return conditions(filter)
                .query(em, Long.class, "select count(e) from EntityTokensEntity e", "")
                .getSingleResult();
    }

    private static Conditions conditions(Filter filter) {
        Conditions conditions =
                new Conditions().and("e.realmId = :realm", "realm", filter.realmId());
        if (filter.search() != null && filter.exact()) {
            conditions.and("e.nameKey = :name", "name", Texts.key(filter.search()));
        } else if (filter.search() != null) {
            conditions.and("locate(:search, e.search) > 0", "search", Texts.fold(filter.search()));
        }
        if (filter.enabled() != null) {
            conditions.and("e.enabled = :enabled", "enabled", filter.enabled());
        }
        return conditions;
    }

    private static Listed listed(Object[] row) {
        return new Listed(((EntityRow) row[0]).toModel(), (Long) row[1], (Long) row[2]);
    }

    @Override
    public Optional<Listed> find(String realmId, String id) {
        return new Conditions()
                .and("e.realmId = :realm", "realm", realmId)
                .and("e.id = :id", "id", id)
                .query(em, Object[].class, SELECT, "")
                .getResultStream()
                .map(JpaEntityStore::listed)
                .findFirst();
    }

    @Override
    public Optional<String> findId(String realmId, String name) {
        return new Conditions()
                .and("e.realmId = :realm", "realm", realmId)
                .and("e.nameKey = :name", "name", Texts.key(name))
                .query(em, String.class, "select e.id from EntityTokensEntity e", "")
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Entity> findForUpdate(String realmId, String id) {
        return Optional.ofNullable(em.find(EntityRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.isOf(realmId))
                .map(EntityRow::toModel);
    }

    @Override
    public void create(Entity entity) {
        em.persist(new EntityRow(entity));
        try {
            em.flush();
        } catch (ModelDuplicateException e) {
            throw new NameTakenException("An entity named '" + entity.name() + "' exists already");
        }
    }

    @Override
    public Entity update(Entity entity) {
        EntityRow row = em.find(EntityRow.class, entity.id());
        row.change(entity);
        em.flush();
        cache.changedEntity(entity.id());
        return row.toModel();
    }

    @Override
    public void delete(Entity entity) {
        em.remove(em.find(EntityRow.class, entity.id()));
        em.flush();
        cache.changedEntity(entity.id());
        new JpaEventStore(em).deleteOfEntity(entity.id());
    }

    @Override
    public List<String> idsOfGoneRealms() {
        return em.createQuery(
                        "select distinct e.realmId from EntityTokensEntity e where not exists"
                                + " (select r.id from RealmEntity r where r.id = e.realmId)"
                                + " order by e.realmId",
                        String.class)
                .getResultList();
    }

    @Override
    public void deleteAll(String realmId) {
        // Held in the order in which stamps are written, see JpaTokenStore.
        em.createQuery(
                        "select e from EntityTokensEntity e where e.realmId = :realm order by e.id",
                        EntityRow.class)
                .setParameter("realm", realmId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        em.createQuery("delete from EntityTokensEntity e where e.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
        cache.changedRealm(realmId);
        new JpaEventStore(em).deleteOfRealm(realmId);
    }

    @Override
    public void removeFromAudiences(String realmId, String clientId) {
        em.createQuery(
                        "select e.id from EntityTokensEntity e join e.audience a"
                                + " where e.realmId = :realm and a = :client order by e.id",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("client", clientId)
                .getResultList()
                .forEach(id -> removeFromAudience(id, clientId));
    }

    /** Held, so that no admin who changes the entity meanwhile stops the client's deletion. */
    private void removeFromAudience(String id, String clientId) {
        EntityRow row = em.find(EntityRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.removeFromAudience(clientId);
            cache.changedEntity(id);
        }
    }
}
