package io.entitytokens.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of ET_REALM. It is written by statements alone, so that no session holds an old one. */
@Entity(name = "EntityTokensRealm")
@Table(name = "ET_REALM")
class IssuingClientRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    /** Null in a realm of an earlier release, until the client has been looked for. */
    @Column(name = "ISSUING_CLIENT_ID")
    private String clientId;

    protected IssuingClientRow() {}

    String clientId() {
        return clientId;
    }
}
