package io.entitytokens.jpa;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenLife;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.Optional;

/** A row of ET_TOKEN. */
@jakarta.persistence.Entity(name = "EntityTokensToken")
@Table(name = "ET_TOKEN")
class TokenRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ENTITY_ID")
    private String entityId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "NAME")
    private String name;

    @Column(name = "NAME_KEY")
    private byte[] nameKey;

    @Column(name = "SEARCH")
    private String search;

    @Column(name = "DESCRIPTION")
    private String description;

    @Embedded private CurrentSecret secret;

    @Column(name = "CAN_READ")
    private boolean canRead;

    @Column(name = "CAN_WRITE")
    private boolean canWrite;

    @Column(name = "CAN_DELETE")
    private boolean canDelete;

    @Column(name = "ENABLED")
    private boolean enabled;

    @Column(name = "EXPIRES_TIMESTAMP")
    private Long expiresTimestamp;

    @Column(name = "ADDRESSES")
    private String addresses;

    @Column(name = "LIMITS")
    private String limits;

    @Column(name = "EXEMPT")
    private boolean exempt;

    /** Null in rows from before 0.4.0: then its expiry counts from the current secret. */
    @Column(name = "GRANTED_TIMESTAMP")
    private Long grantedTimestamp;

    @Column(name = "LIFESPAN")
    private String lifespan;

    @Column(name = "DISABLED_REASON")
    private String disabledReason;

    @Column(name = "SUSPECTED_TIMESTAMP")
    private Long suspectedTimestamp;

    @Column(name = "REVOKED_TIMESTAMP")
    private Long revokedTimestamp;

    @Column(name = "SELF_ROTATION_DAY")
    private Long selfRotationDay;

    @Column(name = "SELF_ROTATIONS")
    private long selfRotationCount;

    @Column(name = "CREATED_TIMESTAMP")
    private long createdTimestamp;

    @Column(name = "CREATED_BY")
    private String createdBy;

    @Column(name = "UPDATED_TIMESTAMP")
    private long updatedTimestamp;

    @Version
    @Column(name = "VERSION")
    private long version;

    protected TokenRow() {}

    TokenRow(EntityToken token, TokenHash tokenHash) {
        id = token.id().value();
        entityId = token.entityId();
        realmId = token.realmId();
        secret = new CurrentSecret(tokenHash);
        createdTimestamp = token.createdTimestamp();
        createdBy = token.createdBy();
        change(token);
    }

    void change(EntityToken token) {
        name = token.name();
        nameKey = Texts.key(token.name());
        search = Texts.searchable(token.name(), null);
        description = token.settings().description();
        canRead = token.permissions().contains(Permission.READ);
        canWrite = token.permissions().contains(Permission.WRITE);
        canDelete = token.permissions().contains(Permission.DELETE);
        enabled = token.enabled();
        expiresTimestamp = token.expiresTimestamp();
        addresses = AddressText.write(token.settings().addresses());
        limits = LimitText.write(token.settings().limits());
        exempt = token.settings().exempt();
        updatedTimestamp = token.updatedTimestamp();
        TokenLife life = token.life();
        grantedTimestamp = life.grantedTimestamp();
        lifespan = life.lifespan() == null ? null : life.lifespan().text();
        disabledReason = life.disabledReason() == null ? null : life.disabledReason().value();
        suspectedTimestamp = life.suspectedTimestamp();
        revokedTimestamp = life.revokedTimestamp();
    }

    /**
     * @param settle how long after its first use all others end; null if they do not
     */
    void rotate(Secret current, Duration settle) {
        secret = new CurrentSecret(current, settle);
    }

    /**
     * Counts one more rotation by the holder.
     *
     * @param day since 1970
     * @param max on one day
     * @return whether it is no more than that; otherwise it is not counted
     */
    boolean countSelfRotation(long day, long max) {
        // A node whose clock is behind begins no day anew.
        boolean isNewDay = selfRotationDay == null || selfRotationDay < day;
        long before = isNewDay ? 0 : selfRotationCount;
        if (before >= max) {
            return false;
        }
        selfRotationCount = before + 1;
        selfRotationDay = isNewDay ? Long.valueOf(day) : selfRotationDay;
        return true;
    }

    boolean isRotated() {
        return generation() > 1;
    }

    long generation() {
        return secret.generation();
    }

    Optional<Duration> settle() {
        return secret.settle();
    }

    String id() {
        return id;
    }

    boolean isOf(String entity) {
        return entityId.equals(entity);
    }

    /**
     * @param used whether it is known to have been accepted
     */
    Secret currentSecret(boolean used) {
        return secret.toModel(createdTimestamp, used);
    }

    private long secretCreated() {
        return secret.created(createdTimestamp);
    }

    EntityToken toModel() {
        return new EntityToken(
                new TokenId(id),
                entityId,
                realmId,
                new TokenSettings(
                        name,
                        description,
                        Permissions.of(canRead, canWrite, canDelete),
                        enabled,
                        expiresTimestamp,
                        AddressText.read(addresses),
                        LimitText.read(limits),
                        exempt),
                new TokenLife(
                        (int) generation(),
                        secretCreated(),
                        grantedTimestamp == null ? secretCreated() : grantedTimestamp,
                        lifespan == null ? null : new Lifespan(lifespan),
                        DisabledReason.of(disabledReason).orElse(null),
                        suspectedTimestamp,
                        revokedTimestamp),
                createdTimestamp,
                createdBy,
                updatedTimestamp,
                version);
    }
}
