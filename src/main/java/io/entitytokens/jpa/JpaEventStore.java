package io.entitytokens.jpa;

import io.entitytokens.token.EntityEvent;
import io.entitytokens.token.store.EventStore;
import io.entitytokens.token.store.Page;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Events in the server's own database, in the session's transaction. */
final class JpaEventStore implements EventStore {

    private final EntityManager em;

    JpaEventStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(EntityEvent event) {
        EntityRow entity = em.find(EntityRow.class, event.entityId());
        if (entity != null && entity.isOf(event.realmId())) {
            em.persist(new EventRow(event));
        }
    }

    /** The order is that of an index, its first columns included: H2 takes none otherwise. */
    @Override
    public List<EntityEvent> list(Filter filter, Page page) {
        String byToken = filter.tokenId() == null ? "" : " e.tokenId,";
        return conditions(filter)
                .query(
                        em,
                        EventRow.class,
                        "select e from EntityTokensEvent e",
                        "order by e.entityId," + byToken + " e.timestamp desc, e.id")
                .setFirstResult(page.first())
                .setMaxResults(page.max())
                .getResultStream()
                .map(EventRow::toModel)
                .toList();
    }

    private static Conditions conditions(Filter filter) {
        Conditions conditions =
                new Conditions().and("e.entityId = :entity", "entity", filter.entityId());
        if (filter.tokenId() != null) {
            conditions.and("e.tokenId = :token", "token", filter.tokenId());
        }
        if (!filter.kinds().isEmpty()) {
            conditions.and("e.kind in :kinds", "kinds", filter.kinds());
        }
        if (filter.from() != null) {
            conditions.and("e.timestamp >= :from", "from", filter.from());
        }
        if (filter.to() != null) {
            conditions.and("e.timestamp <= :to", "to", filter.to());
        }
        if (filter.ip() != null) {
            conditions.and("e.ip = :ip", "ip", filter.ip());
        }
        if (filter.reason() != null) {
            conditions.and("e.reason = :reason", "reason", filter.reason().value());
        }
        if (filter.refusals()) {
            conditions.and("e.reason is not null");
        }
        return conditions;
    }

    @Override
    public List<String> realmIds() {
        return em.createQuery(
                        "select r.id from RealmEntity r where exists"
                                + " (select e.id from EntityTokensEntity e where e.realmId = r.id)",
                        String.class)
                .getResultList();
    }

    /** Nodes that do this at once find the same rows: the second removes none. */
    @Override
    public int deleteExpired(String realmId, EntityEvent.Category category, long before, int max) {
        List<String> ids =
                new Conditions()
                        .and("e.realmId = :realm", "realm", realmId)
                        .and("e.category = :category", "category", EventRow.value(category))
                        .and("e.timestamp < :before", "before", before)
                        .query(
                                em,
                                String.class,
                                "select e.id from EntityTokensEvent e",
                                "order by e.realmId, e.category, e.timestamp")
                        .setMaxResults(max)
                        .getResultList();
        if (!ids.isEmpty()) {
            em.createQuery("delete from EntityTokensEvent e where e.id in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size();
    }

    /**
     * Removes events of one category that are older than a time.
     *
     * @param before epoch milliseconds
     */
    void clear(String realmId, EntityEvent.Category category, long before) {
        em.createQuery(
                        "delete from EntityTokensEvent e where e.realmId = :realm"
                                + " and e.category = :category and e.timestamp < :before")
                .setParameter("realm", realmId)
                .setParameter("category", EventRow.value(category))
                .setParameter("before", before)
                .executeUpdate();
    }
}
