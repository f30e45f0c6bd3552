package io.entitytokens.token;

import java.util.Optional;

/** Where the verifier finds tokens. */
@FunctionalInterface
public interface TokenLookup {

    /**
     * @return the token of this id in whatever realm, with its entity, or empty
     * @throws LookupUnavailableException if that cannot be told now
     */
    Optional<StoredToken> find(TokenId id);

    /**
     * @param id need not have the form of one
     * @return the same, if that can be told without asking anybody; else empty
     */
    default Optional<StoredToken> known(TokenId id) {
        return Optional.empty();
    }
}
