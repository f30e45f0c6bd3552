package io.entitytokens.check;

import io.entitytokens.token.Endpoint;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes the {@link TokenChecks} of a session. */
public interface TokenChecksFactory extends ProviderFactory<TokenChecks> {

    /** Whether the server's configuration wants checks without a session at an endpoint. */
    boolean hasFastLane(Endpoint endpoint);

    /** Checks at an endpoint that take no session. */
    WarmChecks warm(Endpoint endpoint, KeycloakSessionFactory sessions);
}
