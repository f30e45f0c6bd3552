package io.entitytokens.jpa;

import io.entitytokens.token.Permission;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.store.TokenStore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tokens a filter lets through, in JPQL: t is the token, e its entity, u its use. */
final class TokenConditions {

    /** An id, or as much of one as a hint shows: with less, any word would find tokens. */
    private static final Pattern PART_OF_ID = Pattern.compile("(ket_)?(?<id>[0-9A-Za-z]{8,22})…?");

    /** Tokens with their entities and uses. */
    static final String TOKENS =
            " from EntityTokensToken t"
                    + " join EntityTokensEntity e on e.id = t.entityId"
                    + " join EntityTokensUse u on u.tokenId = t.id";

    private static final String SWITCHED_ON = "e.enabled = true and t.enabled = true";

    private TokenConditions() {}

    static Conditions of(TokenStore.Filter filter) {
        return of(filter, "t");
    }

    /**
     * Those of a realm, or of one entity.
     *
     * @param entityId null for all of the realm
     * @param first whose index tells the tokens of a realm or an entity, t or u; the others are
     *     found by their keys. With an entity for each, PostgreSQL may compare all with all.
     */
    static Conditions within(String realmId, String entityId, String first) {
        if (entityId == null) {
            return new Conditions()
                    .and(first + ".realmId = :realm", "realm", realmId)
                    .and(Remains.IS_SOMEWHERE);
        }
        // Not the token's own realm: an index on that would tempt the database to read them all.
        return new Conditions()
                .and("e.realmId = :realm", "realm", realmId)
                .and(first + ".entityId = :entity", "entity", entityId);
    }

    /** Leaves out what no rule is about: tokens that are exempt, revoked or expired. */
    static Conditions ruled(Conditions tokens, long now) {
        return tokens.and("t.exempt = false")
                .and("t.revokedTimestamp is null")
                .and("(t.expiresTimestamp is null or t.expiresTimestamp > :now)", "now", now);
    }

    /**
     * @param first as {@link #within} has it
     */
    static Conditions of(TokenStore.Filter filter, String first) {
        Conditions conditions = within(filter.realmId(), filter.entityId(), first);
        if (filter.search() != null) {
            search(conditions, filter.search());
        }
        if (filter.name() != null) {
            conditions.and("t.search = :name", "name", Texts.fold(filter.name()));
        }
        if (filter.status() != null) {
            status(conditions, filter.status(), filter.now());
        }
        if (filter.permission() != null) {
            conditions.and(granted(filter.permission()) + " = true");
        }
        times(conditions, filter);
        if (filter.createdBy() != null) {
            conditions.and("t.createdBy = :creator", "creator", filter.createdBy());
        }
        if (filter.violation()) {
            PolicyConditions rules = PolicyConditions.ofRows(filter.now());
            rules.in(ruled(conditions, filter.now()).and(rules.brokenAny()));
        }
        return conditions;
    }

    private static void times(Conditions conditions, TokenStore.Filter filter) {
        if (filter.neverExpires()) {
            conditions.and("t.expiresTimestamp is null");
        }
        if (filter.expiresBefore() != null) {
            conditions.and("t.expiresTimestamp < :expires", "expires", filter.expiresBefore());
        }
        if (filter.secretOlderThan() != null) {
            conditions.and(
                    "coalesce(t.secret.createdTimestamp, t.createdTimestamp) < :secret",
                    "secret",
                    filter.secretOlderThan());
        }
        if (filter.unusedSince() != null) {
            conditions.and(
                    "u.lastUsed < :unused and t.createdTimestamp < :unused",
                    "unused",
                    filter.unusedSince());
        }
    }

    /** The column that says whether a token has a permission. */
    static String granted(Permission permission) {
        return switch (permission) {
            case READ -> "t.canRead";
            case WRITE -> "t.canWrite";
            case DELETE -> "t.canDelete";
        };
    }

    private static void search(Conditions conditions, String search) {
        String inName = "locate(:search, t.search) > 0";
        Matcher id = PART_OF_ID.matcher(search);
        if (id.matches()) {
            conditions
                    .and("(" + inName + " or t.id like :id)", "search", Texts.fold(search))
                    .with("id", id.group("id") + "%");
        } else {
            conditions.and(inName, "search", Texts.fold(search));
        }
    }

    private static void status(Conditions conditions, TokenStatus status, long now) {
        if (status == TokenStatus.REVOKED) {
            conditions.and("t.revokedTimestamp is not null");
            return;
        }
        conditions.and("t.revokedTimestamp is null");
        if (status == TokenStatus.EXPIRED) {
            conditions.and("t.expiresTimestamp <= :now", "now", now);
            return;
        }
        conditions.and("(t.expiresTimestamp is null or t.expiresTimestamp > :now)", "now", now);
        PolicyConditions rules = PolicyConditions.ofRows(now);
        switch (status) {
            case ENTITY_DISABLED -> conditions.and("e.enabled = false");
            case DISABLED -> conditions.and("e.enabled = true and t.enabled = false");
            case POLICY_VIOLATION -> rules.in(conditions.and(SWITCHED_ON).and(rules.refused()));
            default -> rules.in(conditions.and(SWITCHED_ON).and(rules.allowed()));
        }
    }

    /** Whether the query has to join the rules of {@link PolicyConditions#OWN_AND_REALMS}. */
    static boolean isAboutRules(TokenStore.Filter filter) {
        return filter.violation()
                || filter.status() == TokenStatus.POLICY_VIOLATION
                || filter.status() == TokenStatus.ACTIVE;
    }
}
