package io.entitytokens.jpa;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntitySettings;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;

/** A row of ET_ENTITY. The JPA name is long because it is global in the server. */
@jakarta.persistence.Entity(name = "EntityTokensEntity")
@Table(name = "ET_ENTITY")
class EntityRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "NAME")
    private String name;

    @Column(name = "NAME_KEY")
    private byte[] nameKey;

    @Column(name = "SEARCH")
    private String search;

    @Column(name = "DISPLAY_NAME")
    private String displayName;

    @Column(name = "DESCRIPTION")
    private String description;

    @Column(name = "ENABLED")
    private boolean enabled;

    @Column(name = "ADDRESSES")
    private String addresses;

    @Column(name = "LIMITS")
    private String limits;

    @Column(name = "CREATED_TIMESTAMP")
    private long createdTimestamp;

    @Column(name = "UPDATED_TIMESTAMP")
    private long updatedTimestamp;

    /** Read and counted by queries alone: an entity that has one more token has not changed. */
    @Column(name = "TOKEN_COUNT", updatable = false)
    private long tokenCount;

    @Version
    @Column(name = "VERSION")
    private long version;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "ET_ENTITY_AUDIENCE", joinColumns = @JoinColumn(name = "ENTITY_ID"))
    @Column(name = "CLIENT_ID")
    @BatchSize(size = 100)
    private Set<String> audience = new HashSet<>();

    protected EntityRow() {}

    EntityRow(Entity entity) {
        id = entity.id();
        realmId = entity.realmId();
        name = entity.name();
        nameKey = Texts.key(entity.name());
        createdTimestamp = entity.createdTimestamp();
        change(entity);
    }

    void change(Entity entity) {
        displayName = entity.settings().displayName();
        search = Texts.searchable(entity.name(), entity.settings().displayName());
        description = entity.settings().description();
        enabled = entity.enabled();
        addresses = AddressText.write(entity.settings().addresses());
        limits = LimitText.write(entity.settings().limits());
        updatedTimestamp = entity.updatedTimestamp();
        audience.retainAll(entity.audience());
        audience.addAll(entity.audience());
    }

    void moveTo(String realm) {
        realmId = realm;
    }

    String id() {
        return id;
    }

    String realmId() {
        return realmId;
    }

    boolean isOf(String realm) {
        return realmId.equals(realm);
    }

    Entity toModel() {
        return new Entity(
                id,
                realmId,
                name,
                new EntitySettings(
                        displayName,
                        description,
                        enabled,
                        audience,
                        AddressText.read(addresses),
                        LimitText.read(limits)),
                createdTimestamp,
                updatedTimestamp,
                version);
    }
}
