package io.entitytokens.jpa;

import java.io.Serializable;
import java.util.Objects;

/** Which network of which token, and by which endpoint. */
final class NetworkKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private String tokenId;
    private String network;
    private String endpoint;

    NetworkKey() {}

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkKey key
                && Objects.equals(tokenId, key.tokenId)
                && Objects.equals(network, key.network)
                && Objects.equals(endpoint, key.endpoint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokenId, network, endpoint);
    }
}
