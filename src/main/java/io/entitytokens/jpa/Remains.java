package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of entities that belong to no realm any more, in the session's transaction. Nobody finds
 * them in any realm, so it does not matter to anybody when they go; and each transaction takes a
 * few.
 */
final class Remains {

    /** How many entities are looked at together. */
    static final int ENTITIES = 256;

    /** Of one transaction: locks on them are short. */
    static final int ROWS = 500;

    /** How many are looked up together: the more, the fewer rows that are gone are passed anew. */
    static final int LOOKED_UP = 20 * ROWS;

    /**
     * Longer than an id of Keycloak's, so that no realm has one that begins so; and of letters, of
     * whose order no database has an opinion of its own.
     */
    private static final String NOWHERE = "entitytokensthatbelongtonorealmanymore";

    /**
     * Of an entity: whether it has not been removed; where a query has no realm of the entity's.
     */
    static final String IS_SOMEWHERE = "e.realmId not like '" + NOWHERE + "%'";

    private static final String IS_IN_NO_REALM =
            "not exists (select r.id from RealmEntity r where r.id = e.realmId)";

    private final EntityManager em;

    Remains(EntityManager em) {
        this.em = em;
    }

    /**
     * Some entities, and what they have.
     *
     * @param last the key of the last one's name, after which the next slice begins; or null
     */
    record Slice(
            List<String> entityIds, List<String> tokenIds, List<String> eventIds, Object last) {

        /** Whether it has more tokens or events than were looked up. */
        boolean isCut() {
            return tokenIds.size() == LOOKED_UP || eventIds.size() == LOOKED_UP;
        }
    }

    /**
     * In place of a realm's id, for what belongs to none any more.
     *
     * @param id different from all others
     */
    static String nowhere(String id) {
        return NOWHERE + id;
    }

    /** In place of which realms' ids there are entities; no more than are looked at together. */
    List<String> realmIds() {
        return em.createQuery(
                        "select distinct e.realmId from EntityTokensEntity e where "
                                + IS_IN_NO_REALM,
                        String.class)
                .setMaxResults(LOOKED_UP)
                .getResultList();
    }

    /**
     * The next entities, in the order of their names, as long as there is no realm of this id.
     *
     * @param after null for the first ones
     */
    Slice slice(String realmId, Object after) {
        Conditions conditions =
                new Conditions().and("e.realmId = :realm", "realm", realmId).and(IS_IN_NO_REALM);
        if (after != null) {
            conditions.and("e.nameKey > :after", "after", after);
        }
        List<Object[]> rows =
                conditions
                        .query(
                                em,
                                Object[].class,
                                "select e.id, e.nameKey from EntityTokensEntity e",
                                "order by e.realmId, e.nameKey")
                        .setMaxResults(ENTITIES)
                        .getResultList();
        List<String> ids = rows.stream().map(row -> (String) row[0]).toList();
        return new Slice(
                ids,
                idsOf(ids, "EntityTokensToken"),
                idsOf(ids, "EntityTokensEvent"),
                rows.isEmpty() ? null : rows.get(rows.size() - 1)[1]);
    }

    private List<String> idsOf(List<String> entityIds, String type) {
        if (entityIds.isEmpty()) {
            return List.of();
        }
        return new InList(entityIds)
                .query(em, "select o.id from " + type + " o where o.entityId in", String.class)
                .setMaxResults(LOOKED_UP)
                .getResultList();
    }

    /**
     * @param ids of no more than {@link #ROWS}
     * @return how many went: not those of entities that somebody holds, nor those whose uses
     *     somebody is writing
     */
    int deleteTokens(Slice slice, List<String> ids) {
        List<String> entityIds = hold(slice);
        List<String> free =
                entityIds.isEmpty()
                        ? List.of()
                        : new HeldUses(em)
                                .holdFree(ids).stream().map(TokenUseRow::tokenId).toList();
        return delete("EntityTokensToken o", entityIds, free);
    }

    /**
     * @param ids of no more than {@link #ROWS}
     * @return how many went: not those of entities that somebody holds
     */
    int deleteEvents(Slice slice, List<String> ids) {
        return delete("EntityTokensEvent o", hold(slice), ids);
    }

    private int delete(String from, List<String> held, List<String> ids) {
        if (held.isEmpty() || ids.isEmpty()) {
            return 0;
        }
        return em.createQuery("delete from " + from + " where o.id in :ids and o.entityId in :held")
                .setParameter("ids", ids)
                .setParameter("held", held)
                .executeUpdate();
    }

    /**
     * The entities themselves, which have no token any more.
     *
     * @return how many went: not those that somebody holds, or that have a token still
     */
    int deleteEntities(Slice slice) {
        List<String> held = hold(slice);
        if (!held.isEmpty()) {
            held.removeAll(withTokens(held));
        }
        if (!held.isEmpty()) {
            em.createQuery("delete from EntityTokensEntity e where e.id in :held")
                    .setParameter("held", held)
                    .executeUpdate();
        }
        return held.size();
    }

    /** Whoever holds them sees all of their tokens. */
    private List<String> withTokens(List<String> entityIds) {
        return new InList(entityIds)
                .query(
                        em,
                        "select distinct t.entityId from EntityTokensToken t where t.entityId in",
                        String.class)
                .getResultList();
    }

    /**
     * Another node may be at the same, and an admin may not have ended yet: nobody is waited for.
     */
    private List<String> hold(Slice slice) {
        List<EntityRow> rows =
                FreeRows.hold(
                                new InList(slice.entityIds())
                                        .query(
                                                em,
                                                "select e from EntityTokensEntity e where e.id in",
                                                EntityRow.class))
                        .getResultList();
        return rows.stream().map(EntityRow::id).collect(Collectors.toCollection(ArrayList::new));
    }
}
