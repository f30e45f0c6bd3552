package io.entitytokens.jpa;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Set;

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

    @Column(name = "HASH_SCHEME")
    private String hashScheme;

    @Column(name = "HASH")
    private byte[] hash;

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
        hashScheme = tokenHash.scheme();
        hash = tokenHash.digest();
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
        updatedTimestamp = token.updatedTimestamp();
    }

    String id() {
        return id;
    }

    boolean isOf(String entity) {
        return entityId.equals(entity);
    }

    TokenHash hash() {
        return new TokenHash(hashScheme, hash);
    }

    EntityToken toModel() {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (canRead) {
            permissions.add(Permission.READ);
        }
        if (canWrite) {
            permissions.add(Permission.WRITE);
        }
        if (canDelete) {
            permissions.add(Permission.DELETE);
        }
        return new EntityToken(
                new TokenId(id),
                entityId,
                realmId,
                new TokenSettings(
                        name, description, Permissions.of(permissions), enabled, expiresTimestamp),
                createdTimestamp,
                createdBy,
                updatedTimestamp,
                version);
    }
}
