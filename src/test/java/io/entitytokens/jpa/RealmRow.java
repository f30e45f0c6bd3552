package io.entitytokens.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** As much of Keycloak's own table of realms as our queries read. */
@Entity(name = "RealmEntity")
@Table(name = "REALM")
class RealmRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ENABLED")
    private boolean enabled;

    protected RealmRow() {}
}
