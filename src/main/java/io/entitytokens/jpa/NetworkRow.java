package io.entitytokens.jpa;

import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.format.TokenId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * A row of ET_TOKEN_NETWORK: how a token was used from one network by one endpoint. It belongs to
 * the token's row of use: whoever holds that has these rows for himself.
 */
@Entity(name = "EntityTokensNetwork")
@Table(name = "ET_TOKEN_NETWORK")
@IdClass(NetworkKey.class)
class NetworkRow {

    @Id
    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Id
    @Column(name = "NETWORK")
    private String network;

    @Id
    @Column(name = "ENDPOINT")
    private String endpoint;

    @Column(name = "REALM_ID", updatable = false)
    private String realmId;

    @Column(name = "FIRST_USED_TIMESTAMP")
    private long firstUsed;

    @Column(name = "LAST_USED_TIMESTAMP")
    private long lastUsed;

    @Column(name = "USE_COUNT")
    private long count;

    protected NetworkRow() {}

    NetworkRow(String realmId, TokenId tokenId, NetworkUse use) {
        this.tokenId = tokenId.value();
        this.realmId = realmId;
        this.network = use.network();
        this.endpoint = use.endpoint();
        set(use);
    }

    String tokenId() {
        return tokenId;
    }

    /** Counts add up: uses on several nodes may arrive in any order. */
    void add(NetworkUse use) {
        set(toModel().and(use));
    }

    private void set(NetworkUse use) {
        firstUsed = use.first();
        lastUsed = use.last();
        count = use.count();
    }

    NetworkUse toModel() {
        return new NetworkUse(network, endpoint, firstUsed, lastUsed, count);
    }
}
