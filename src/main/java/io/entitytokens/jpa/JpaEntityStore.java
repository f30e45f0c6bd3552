package io.entitytokens.jpa;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityState;
import io.entitytokens.token.store.DuplicateException;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.NameTakenException;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.RealmGoneException;
import io.entitytokens.token.store.TokenCache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Entities in the server's own database, in the session's transaction. */
final class JpaEntityStore implements EntityStore {

    private static final String REALM = "realm";

    private static final String SELECT =
            "select e, e.tokenCount,"
                    + " (select nullif(max(u.lastUsed), 0L) from EntityTokensUse u where u.entityId = e.id)"
                    + " as lastUsed from EntityTokensEntity e";

    private final EntityManager em;
    private final TokenCache cache;
    private final Consumer<String> removal;

    /**
     * @param removal removes all entities that have this in the place of their realm's id, once the
     *     transaction has ended
     */
    JpaEntityStore(EntityManager em, TokenCache cache, Consumer<String> removal) {
        this.em = em;
        this.cache = cache;
        this.removal = removal;
    }

    @Override
    public Map<String, EntityState> states(Collection<String> ids) {
        return new InList(ids)
                        .query(
                                em,
                                "select e, r.enabled, own, realms from EntityTokensEntity e"
                                        + " join RealmEntity r on r.id = e.realmId"
                                        + PolicyConditions.OWN_AND_REALMS
                                        + " left join fetch e.audience where e.id in",
                                Object[].class)
                        // Not streamed: an audience would end where rows of another entity come
                        // between.
                        .getResultList()
                        .stream()
                        .map(JpaEntityStore::state)
                        // An entity comes once for each of its audience.
                        .collect(
                                Collectors.toMap(
                                        state -> state.entity().id(), state -> state, (a, b) -> a));
    }

    private static EntityState state(Object[] row) {
        return new EntityState(
                ((EntityRow) row[0]).toModel().bare(),
                (boolean) row[1],
                PolicyRow.rulesOf((PolicyRow) row[2]).and(PolicyRow.rulesOf((PolicyRow) row[3])));
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
        Conditions conditions = new Conditions().and("e.realmId = :realm", REALM, filter.realmId());
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
                .and("e.realmId = :realm", REALM, realmId)
                .and("e.id = :id", "id", id)
                .query(em, Object[].class, SELECT, "")
                .getResultStream()
                .map(JpaEntityStore::listed)
                .findFirst();
    }

    @Override
    public Optional<String> findId(String realmId, String name) {
        return new Conditions()
                .and("e.realmId = :realm", REALM, realmId)
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
    public Optional<Entity> findForUpdateIfFree(String realmId, String id) {
        return FreeRows.hold(
                        new Conditions()
                                .and("e.realmId = :realm", REALM, realmId)
                                .and("e.id = :id", "id", id)
                                .query(
                                        em,
                                        EntityRow.class,
                                        "select e from EntityTokensEntity e",
                                        ""))
                .getResultStream()
                .map(EntityRow::toModel)
                .findFirst();
    }

    @Override
    public void create(Entity entity) {
        em.persist(new EntityRow(entity));
        try {
            Writes.flush(em);
        } catch (DuplicateException e) {
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

    /** However many tokens it has: it leaves its realm now, and they go later. */
    @Override
    public void delete(Entity entity) {
        String nowhere = Remains.nowhere(entity.id());
        em.find(EntityRow.class, entity.id()).moveTo(nowhere);
        em.flush();
        cache.changedEntity(entity.id());
        removal.accept(nowhere);
    }

    @Override
    public void holdRealm(String realmId) {
        boolean gone =
                em.createQuery("select r from RealmEntity r where r.id = :realm", Object.class)
                        .setParameter(REALM, realmId)
                        .setLockMode(LockModeType.PESSIMISTIC_READ)
                        .getResultList()
                        .isEmpty();
        if (gone) {
            throw new RealmGoneException();
        }
    }

    /** Where there is no realm of their id, nobody finds the entities, nor their tokens. */
    @Override
    public void realmRemoved(String realmId) {
        cache.changedRealm(realmId);
        new JpaIssuingClientStore(em, cache).remove(realmId);
        new JpaPolicyStore(em, cache).remove(realmId);
        removal.accept(realmId);
    }

    @Override
    public void realmCreated(String realmId) {
        if (count(new Filter(realmId, null, false, null)) > 0) {
            String nowhere = Remains.nowhere(UUID.randomUUID().toString());
            em.createQuery(
                            "update EntityTokensEntity e set e.realmId = :nowhere"
                                    + " where e.realmId = :realm")
                    .setParameter("nowhere", nowhere)
                    .setParameter(REALM, realmId)
                    .executeUpdate();
            cache.changedRealm(realmId);
            removal.accept(nowhere);
        }
        new JpaIssuingClientStore(em, cache).remove(realmId);
        new JpaPolicyStore(em, cache).remove(realmId);
    }
}
