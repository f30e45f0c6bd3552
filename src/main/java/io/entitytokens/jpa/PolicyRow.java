package io.entitytokens.jpa;

import io.entitytokens.token.OnReuse;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.PolicyStore.Owner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;

/** A row of ET_POLICY: the rules of a realm, or of an entity. */
@Entity(name = "EntityTokensPolicy")
@Table(name = "ET_POLICY")
class PolicyRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ENTITY_ID")
    private String entityId;

    @Column(name = "MAX_OVERLAP_MILLIS")
    private Long maxOverlapMillis;

    @Column(name = "ON_REUSE")
    private String onReuse;

    @Column(name = "SELF_ROTATE")
    private Boolean selfRotate;

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

    /** {@link JpaEntityStore#states} makes the same in JPQL. */
    static String key(Owner owner) {
        return owner.entityId() == null ? "realm " + owner.realmId() : "entity " + owner.entityId();
    }

    void change(TokenPolicy policy) {
        maxOverlapMillis = policy.maxOverlap() == null ? null : policy.maxOverlap().toMillis();
        onReuse = policy.onReuse() == null ? null : policy.onReuse().value();
        selfRotate = policy.selfRotate();
    }

    long version() {
        return version;
    }

    TokenPolicy toModel() {
        return new TokenPolicy(
                maxOverlapMillis == null ? null : Duration.ofMillis(maxOverlapMillis),
                OnReuse.of(onReuse).orElse(null),
                selfRotate);
    }

    /**
     * @param row or null
     */
    static TokenPolicy rulesOf(PolicyRow row) {
        return row == null ? TokenPolicy.NONE : row.toModel();
    }
}
