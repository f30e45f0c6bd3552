package io.entitytokens.token.store;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link TokenCache} of a session. */
public interface TokenCacheFactory extends ProviderFactory<TokenCache> {

    /** What this node remembers, for who must not wait. */
    RememberedTokens remembered();
}
