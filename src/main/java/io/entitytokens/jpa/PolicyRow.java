package io.entitytokens.jpa;

import io.entitytokens.token.NamePattern;
import io.entitytokens.token.OnReuse;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.List;

/** A row of ET_POLICY: the rules of a realm, or of an entity. */
@Entity(name = "EntityTokensPolicy")
@Table(name = "ET_POLICY")
class PolicyRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ENTITY_ID")
    private String entityId;

    @Column(name = "MAX_LIFESPAN_MILLIS")
    private Long maxLifespanMillis;

    @Column(name = "EXPIRY_REQUIRED")
    private Boolean expiryRequired;

    @Column(name = "DEFAULT_LIFESPAN_MILLIS")
    private Long defaultLifespanMillis;

    @Column(name = "NAME_PATTERN")
    private String namePattern;

    /** With the next two: all of them are null where there is no rule. */
    @Column(name = "MAY_READ")
    private Boolean mayRead;

    @Column(name = "MAY_WRITE")
    private Boolean mayWrite;

    @Column(name = "MAY_DELETE")
    private Boolean mayDelete;

    @Column(name = "ADDRESSES_REQUIRED")
    private Boolean addressesRequired;

    @Column(name = "MAX_TOKENS")
    private Long maxTokens;

    @Column(name = "MAX_OVERLAP_MILLIS")
    private Long maxOverlapMillis;

    @Column(name = "ON_REUSE")
    private String onReuse;

    @Column(name = "SELF_ROTATE")
    private Boolean selfRotate;

    @Column(name = "ENFORCE_FROM")
    private Long enforceFrom;

    /** Without a row, there is a version 0 without rules. */
    @Version
    @Column(name = "VERSION")
    private long version = 1;

    protected PolicyRow() {}

    PolicyRow(Owner owner, TokenPolicy policy) {
        id = key(owner);
        entityId = owner.entityId();
        change(policy);
    }

    /** {@link PolicyConditions#OWN_AND_REALMS} makes the same in JPQL. */
    static String key(Owner owner) {
        return owner.entityId() == null ? "realm " + owner.realmId() : "entity " + owner.entityId();
    }

    String id() {
        return id;
    }

    void change(TokenPolicy policy) {
        maxLifespanMillis = millis(policy.maxLifespan());
        expiryRequired = policy.expiryRequired();
        defaultLifespanMillis = millis(policy.defaultLifespan());
        // An own rule is one pattern: two there are only where a realm's and an entity's meet.
        namePattern = policy.namePattern() == null ? null : policy.namePattern().texts().get(0);
        mayRead = isIn(policy.permissions(), Permission.READ);
        mayWrite = isIn(policy.permissions(), Permission.WRITE);
        mayDelete = isIn(policy.permissions(), Permission.DELETE);
        addressesRequired = policy.addressesRequired();
        maxTokens = policy.maxTokens();
        maxOverlapMillis = millis(policy.maxOverlap());
        onReuse = policy.onReuse() == null ? null : policy.onReuse().value();
        selfRotate = policy.selfRotate();
        enforceFrom = policy.enforceFrom();
    }

    private static Long millis(Duration span) {
        return span == null ? null : span.toMillis();
    }

    private static Boolean isIn(Permissions permissions, Permission permission) {
        return permissions == null ? null : permissions.contains(permission);
    }

    long version() {
        return version;
    }

    TokenPolicy toModel() {
        return new TokenPolicy(
                span(maxLifespanMillis),
                expiryRequired,
                span(defaultLifespanMillis),
                namePattern == null ? null : new NamePattern(List.of(namePattern)),
                mayRead == null ? null : Permissions.of(mayRead, mayWrite, mayDelete),
                addressesRequired,
                maxTokens,
                span(maxOverlapMillis),
                OnReuse.of(onReuse).orElse(null),
                selfRotate,
                enforceFrom);
    }

    private static Duration span(Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /**
     * @param row or null
     */
    static TokenPolicy rulesOf(PolicyRow row) {
        return row == null ? TokenPolicy.NONE : row.toModel();
    }
}
