package io.entitytokens.store;

import io.entitytokens.token.Credential;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.NameTakenException;
import io.entitytokens.token.Page;
import io.entitytokens.token.TokenCache;
import io.entitytokens.token.TokenHash;
import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenStore;
import io.entitytokens.token.TokenUse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.models.ModelDuplicateException;

/** Tokens in the server's own database, in the session's transaction. */
final class JpaTokenStore implements TokenStore {

    private static final String FROM =
            " from EntityTokensToken t"
                    + " join EntityTokensEntity e on e.id = t.entityId"
                    + " join EntityTokensUse u on u.tokenId = t.id";

    /** Newer stamps win, counts add up: batches of several nodes may arrive in any order. */
    private static final String ADD_USE =
            "update EntityTokensUse u set u.count = u.count + :count,"
                    + " u.lastIp = case when :time >= u.lastUsed then :ip else u.lastIp end,"
                    + " u.lastDoor = case when :time >= u.lastUsed then :door else u.lastDoor end,"
                    + " u.lastRead = case when :read > coalesce(u.lastRead, 0) then :read else u.lastRead end,"
                    + " u.lastWrite = case when :write > coalesce(u.lastWrite, 0) then :write else u.lastWrite end,"
                    + " u.lastDelete = case when :delete > coalesce(u.lastDelete, 0) then :delete else u.lastDelete end,"
                    + " u.lastUsed = case when :time >= u.lastUsed then :time else u.lastUsed end"
                    + " where u.tokenId = :token";

    private final EntityManager em;
    private final TokenCache cache;

    JpaTokenStore(EntityManager em, TokenCache cache) {
        this.em = em;
        this.cache = cache;
    }

    @Override
    public Map<TokenId, Credential> credentials(Collection<TokenId> ids) {
        return new InList(ids.stream().map(TokenId::value).toList())
                        .query(
                                em,
                                "select t from EntityTokensToken t where t.id in",
                                TokenRow.class)
                        .getResultList()
                        .stream()
                        .map(row -> new Credential(row.toModel().bare(), row.hash()))
                        .collect(Collectors.toMap(found -> found.token().id(), found -> found));
    }

    @Override
    public List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page) {
        String direction = ascending ? " asc" : " desc";
        String order =
                switch (sort) {
                    case NAME -> "t.nameKey" + direction + ", t.id";
                    case CREATED -> "t.createdTimestamp" + direction + ", t.id";
                    case EXPIRES ->
                            "t.expiresTimestamp"
                                    + direction
                                    + (ascending ? " nulls last" : " nulls first")
                                    + ", t.id";
                    case LAST_USED -> "u.lastUsed" + direction + ", u.tokenId";
                };
        return TokenConditions.of(filter, sort == Sort.LAST_USED ? "u" : "t")
                .query(em, Object[].class, "select t, e, u" + FROM, "order by " + order + direction)
                .setFirstResult(page.first())
                .setMaxResults(page.max())
                .getResultStream()
                .map(JpaTokenStore::listed)
                .toList();
    }

    @Override
    public long count(Filter filter) {
        if (filter.isWholeEntity()) {
            return new Conditions()
                    .and("e.realmId = :realm", "realm", filter.realmId())
                    .and("e.id = :entity", "entity", filter.entityId())
                    .query(em, Long.class, "select e.tokenCount from EntityTokensEntity e", "")
                    .getResultStream()
                    .findFirst()
                    .orElse(0L);
        }
        return TokenConditions.of(filter)
                .query(em, Long.class, "select count(t)" + FROM, "")
                .getSingleResult();
    }

    private static Listed listed(Object[] row) {
        return new Listed(
                ((TokenRow) row[0]).toModel(),
                ((EntityRow) row[1]).toModel(),
                ((TokenUseRow) row[2]).toModel());
    }

    @Override
    public Optional<Listed> find(Entity entity, TokenId id) {
        return new Conditions()
                .and("t.id = :id", "id", id.value())
                .and("t.entityId = :entity", "entity", entity.id())
                .query(em, Object[].class, "select t, e, u" + FROM, "")
                .getResultStream()
                .map(JpaTokenStore::listed)
                .findFirst();
    }

    @Override
    public Optional<EntityToken> findForUpdate(Entity entity, TokenId id) {
        return Optional.ofNullable(
                        em.find(TokenRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.isOf(entity.id()))
                .map(TokenRow::toModel);
    }

    @Override
    public void create(EntityToken token, TokenHash hash) {
        em.persist(new TokenRow(token, hash));
        flush(token);
        em.persist(new TokenUseRow(token));
        em.flush();
        count(token, 1);
    }

    /** Whoever is here holds the entity's row. */
    private void count(EntityToken token, long more) {
        em.createQuery(
                        "update EntityTokensEntity e set e.tokenCount = e.tokenCount + :more"
                                + " where e.id = :entity")
                .setParameter("more", more)
                .setParameter("entity", token.entityId())
                .executeUpdate();
    }

    @Override
    public EntityToken update(EntityToken token) {
        TokenRow row = em.find(TokenRow.class, token.id().value());
        row.change(token);
        flush(token);
        cache.changedToken(token.id());
        return row.toModel();
    }

    private void flush(EntityToken token) {
        try {
            em.flush();
        } catch (ModelDuplicateException e) {
            throw new NameTakenException(
                    "The entity has a token named '" + token.name() + "' already");
        }
    }

    @Override
    public void delete(EntityToken token) {
        em.remove(em.find(TokenRow.class, token.id().value()));
        em.flush();
        count(token, -1);
        cache.changedToken(token.id());
    }

    /**
     * Whoever changes or removes tokens holds their entity's row, so it is held here too, entity by
     * entity in one order: nobody then waits in a circle.
     */
    @Override
    public void addUses(Collection<TokenUse> uses) {
        Map<String, TokenUse> byToken = new HashMap<>();
        uses.forEach(use -> byToken.merge(use.id().value(), use, TokenUse::and));
        Map<String, List<TokenUse>> byEntity = new TreeMap<>();
        new InList(byToken.keySet())
                .query(
                        em,
                        "select u.tokenId, u.entityId from EntityTokensUse u where u.tokenId in",
                        Object[].class)
                .getResultStream()
                .forEach(
                        row ->
                                byEntity.computeIfAbsent((String) row[1], id -> new ArrayList<>())
                                        .add(byToken.get((String) row[0])));
        byEntity.forEach(
                (entityId, ofEntity) -> {
                    if (em.find(EntityRow.class, entityId, LockModeType.PESSIMISTIC_WRITE)
                            != null) {
                        ofEntity.forEach(this::addUse);
                    }
                });
    }

    private void addUse(TokenUse use) {
        em.createQuery(ADD_USE)
                .setParameter("token", use.id().value())
                .setParameter("count", use.count())
                .setParameter("time", use.timestamp())
                .setParameter("ip", use.ip())
                .setParameter("door", use.door())
                .setParameter("read", orZero(use.lastRead()))
                .setParameter("write", orZero(use.lastWrite()))
                .setParameter("delete", orZero(use.lastDelete()))
                .executeUpdate();
    }

    private static long orZero(Long timestamp) {
        return timestamp == null ? 0 : timestamp;
    }
}
