package io.entitytokens.token.store;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link TokenCache} of a session. */
public interface TokenCacheFactory extends ProviderFactory<TokenCache> {

    /**
     * What this node remembers at this moment. Whatever else there may be cannot be told by it: it
     * asks nobody, and never waits.
     */
    TokenLookup remembered();
}
