package io.entitytokens.check;

import io.entitytokens.token.Endpoint;
import org.keycloak.provider.Provider;

/** Checks of presented tokens; knows which endpoints this server's configuration switches on. */
public interface TokenChecks extends Provider {

    /** The check of a token that the request of this session presents at an endpoint. */
    TokenCheck at(Endpoint endpoint);

    @Override
    default void close() {}
}
