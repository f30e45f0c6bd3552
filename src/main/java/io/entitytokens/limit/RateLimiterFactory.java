package io.entitytokens.limit;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link RateLimiter} of a session. */
public interface RateLimiterFactory extends ProviderFactory<RateLimiter> {}
