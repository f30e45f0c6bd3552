package io.entitytokens.jpa;

import io.entitytokens.token.EntityEvent;
import io.entitytokens.token.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/**
 * A row of ET_EVENT. Where Keycloak's event alone need not wait for the disk, it need not for this
 * one either.
 */
@jakarta.persistence.Entity(name = "EntityTokensEvent")
@Table(name = "ET_EVENT")
class EventRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "ENTITY_ID")
    private String entityId;

    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Column(name = "CATEGORY")
    private String category;

    @Column(name = "KIND")
    private String kind;

    @Column(name = "EVENT_TIMESTAMP")
    private long timestamp;

    @Column(name = "IP")
    private String ip;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "DETAILS")
    private String details;

    protected EventRow() {}

    EventRow(EntityEvent event) {
        id = event.id();
        realmId = event.realmId();
        entityId = event.entityId();
        tokenId = event.tokenId();
        category = value(event.category());
        kind = event.kind();
        timestamp = event.timestamp();
        ip = event.ip();
        reason = event.reason() == null ? null : event.reason().value();
        details = Details.write(event.details());
    }

    static String value(EntityEvent.Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    EntityEvent toModel() {
        return new EntityEvent(
                id,
                realmId,
                entityId,
                tokenId,
                EntityEvent.Category.valueOf(category.toUpperCase(Locale.ROOT)),
                kind,
                timestamp,
                ip,
                Reason.of(reason).orElse(null),
                Details.read(details));
    }
}
