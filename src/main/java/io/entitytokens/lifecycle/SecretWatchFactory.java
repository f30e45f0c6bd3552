package io.entitytokens.lifecycle;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link SecretWatch} of a session. */
public interface SecretWatchFactory extends ProviderFactory<SecretWatch> {}
