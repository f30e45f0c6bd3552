package io.entitytokens.token.store;

import io.entitytokens.token.format.TokenId;
import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * What this node remembers of tokens, so that most checks ask no database. Changes are announced by
 * the store that makes them; they are forgotten here and on the other nodes once the session's
 * transaction has ended, and before its caller hears of it.
 */
public interface TokenCache extends TokenLookup, Provider {

    /** The token has changed or is gone. */
    void changedToken(TokenId id);

    /** The entity has changed, its audience included, or is gone. */
    void changedEntity(String id);

    /**
     * @return the internal id of the realm's issuing client; empty if it has none
     * @throws LookupUnavailableException if that cannot be told now
     */
    Optional<String> issuingClient(String realmId);

    /** Every entity of the realm, or its issuing client, has changed, or the realm is gone. */
    void changedRealm(String id);

    @Override
    default void close() {}
}
