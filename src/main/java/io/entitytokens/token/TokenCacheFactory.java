package io.entitytokens.token;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link TokenCache} of a session. */
public interface TokenCacheFactory extends ProviderFactory<TokenCache> {}
