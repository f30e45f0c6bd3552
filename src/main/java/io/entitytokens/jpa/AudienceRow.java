package io.entitytokens.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of ET_ENTITY_AUDIENCE, for statements about the audiences of many entities. */
@Entity(name = "EntityTokensAudience")
@Table(name = "ET_ENTITY_AUDIENCE")
@IdClass(AudienceRow.Key.class)
class AudienceRow {

    @Id
    @Column(name = "ENTITY_ID")
    private String entityId;

    @Id
    @Column(name = "CLIENT_ID")
    private String clientId;

    protected AudienceRow() {}

    /** What tells one row from another. */
    record Key(String entityId, String clientId) {}
}
