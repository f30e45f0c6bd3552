package io.entitytokens.jpa;

import io.entitytokens.token.Entity;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.Page;
import io.entitytokens.token.store.TokenStore.Filter;
import io.entitytokens.token.store.TokenStore.Listed;
import io.entitytokens.token.store.TokenStore.Sort;
import io.entitytokens.token.store.TokenStore.UsedSecret;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens as lists show them: with their entities, uses and secrets. */
final class TokenListing {

    private final EntityManager em;
    private final TokenSecrets secrets;

    TokenListing(EntityManager em, TokenSecrets secrets) {
        this.em = em;
        this.secrets = secrets;
    }

    List<Listed> list(Filter filter, Sort sort, boolean ascending, Page page) {
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
        return listed(
                TokenConditions.of(filter, sort == Sort.LAST_USED ? "u" : "t")
                        .query(
                                em,
                                Object[].class,
                                "select t, e, u" + from(filter),
                                "order by " + order + direction)
                        .setFirstResult(page.first())
                        .setMaxResults(page.max())
                        .getResultList());
    }

    long count(Filter filter) {
        if (filter.isAll()) {
            return countOfEntities(filter);
        }
        return TokenConditions.of(filter)
                .query(em, Long.class, "select count(t)" + from(filter), "")
                .getSingleResult();
    }

    /** Each entity knows how many it has: no token is read. */
    private long countOfEntities(Filter filter) {
        Conditions entities = new Conditions().and("e.realmId = :realm", "realm", filter.realmId());
        if (filter.entityId() != null) {
            entities.and("e.id = :entity", "entity", filter.entityId());
        }
        return entities.query(
                        em,
                        Long.class,
                        "select coalesce(sum(e.tokenCount), 0L) from EntityTokensEntity e",
                        "")
                .getSingleResult();
    }

    /** The rules are only joined where the database has to judge by them. */
    private static String from(Filter filter) {
        return TokenConditions.isAboutRules(filter)
                ? TokenConditions.TOKENS + PolicyConditions.OWN_AND_REALMS
                : TokenConditions.TOKENS;
    }

    long countInUse(Entity entity, long now) {
        return count(inUse(entity, now));
    }

    long countWithoutAddresses(Entity entity, long now) {
        return count(inUse(entity, now).and("t.addresses is null"));
    }

    private static Conditions inUse(Entity entity, long now) {
        return TokenConditions.ruled(
                new Conditions().and("t.entityId = :entity", "entity", entity.id()), now);
    }

    /**
     * Whoever counts holds the entity, and may have waited for it. Where transactions read by
     * snapshot, as on MariaDB, only a read that holds rows sees what others have committed since.
     */
    private long count(Conditions tokens) {
        return Snapshots.areRead(em)
                ? tokens.query(em, String.class, "select t.id from EntityTokensToken t", "")
                        .setLockMode(LockModeType.PESSIMISTIC_READ)
                        .getResultList()
                        .size()
                : tokens.query(em, Long.class, "select count(t) from EntityTokensToken t", "")
                        .getSingleResult();
    }

    private List<Listed> listed(List<Object[]> rows) {
        Map<String, Optional<TokenUse>> uses = new HashMap<>();
        List<TokenRow> tokens = new ArrayList<>();
        for (Object[] row : rows) {
            TokenRow token = (TokenRow) row[0];
            tokens.add(token);
            uses.put(token.id(), ((TokenUseRow) row[2]).toModel());
        }
        Map<String, List<UsedSecret>> secretsOf = secrets.used(tokens, uses::get);
        ListedPolicies policies =
                ListedPolicies.of(em, rows.stream().map(row -> (EntityRow) row[1]).toList());
        return rows.stream()
                .map(
                        row -> {
                            TokenRow token = (TokenRow) row[0];
                            EntityRow entity = (EntityRow) row[1];
                            return new Listed(
                                    token.toModel(),
                                    entity.toModel(),
                                    uses.get(token.id()),
                                    secretsOf.get(token.id()),
                                    policies.of(entity));
                        })
                .toList();
    }

    Optional<Listed> find(Entity entity, TokenId id) {
        List<Object[]> rows =
                new Conditions()
                        .and("t.id = :id", "id", id.value())
                        .and("t.entityId = :entity", "entity", entity.id())
                        .query(em, Object[].class, "select t, e, u" + TokenConditions.TOKENS, "")
                        .getResultList();
        return listed(rows).stream().findFirst();
    }
}
