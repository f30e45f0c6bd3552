package io.entitytokens.token.store;

import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import java.util.Optional;

/** Where the verifier finds tokens. */
@FunctionalInterface
public interface TokenLookup {

    /**
     * @return the token of this id in whatever realm, with its entity, or empty
     * @throws LookupUnavailableException if that cannot be told now
     */
    Optional<StoredToken> find(TokenId id);
}
