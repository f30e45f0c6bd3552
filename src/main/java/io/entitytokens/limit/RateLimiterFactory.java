package io.entitytokens.limit;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link RateLimiter} of a session. */
public interface RateLimiterFactory extends ProviderFactory<RateLimiter> {

    /** That of this node, which needs no session. */
    RateLimiter ofNode();
}
