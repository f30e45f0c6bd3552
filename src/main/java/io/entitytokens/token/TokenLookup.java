package io.entitytokens.token;

import java.util.Optional;

/** Where the verifier finds tokens: the store, or what stands before it. */
@FunctionalInterface
public interface TokenLookup {

    /**
     * @return the token of this id in whatever realm, with its entity, or empty
     */
    Optional<StoredToken> find(TokenId id);
}
