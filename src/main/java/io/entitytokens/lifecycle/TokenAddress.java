package io.entitytokens.lifecycle;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.format.TokenId;

/** Where a token is stored. */
public record TokenAddress(String realmId, String entityId, TokenId id) {

    public static TokenAddress of(EntityToken token) {
        return new TokenAddress(token.realmId(), token.entityId(), token.id());
    }
}
