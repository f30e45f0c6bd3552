package io.entitytokens.jpa;

import java.io.Serializable;
import java.util.Objects;

/** Which secret of which token. */
final class SecretKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private String tokenId;
    private long generation;

    SecretKey() {}

    SecretKey(String tokenId, long generation) {
        this.tokenId = tokenId;
        this.generation = generation;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretKey key
                && Objects.equals(tokenId, key.tokenId)
                && generation == key.generation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokenId, generation);
    }
}
