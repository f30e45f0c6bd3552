package io.entitytokens.check;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link TokenChecks} of a session. */
public interface TokenChecksFactory extends ProviderFactory<TokenChecks> {}
