package io.entitytokens.door;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link Doors} of a session. */
public interface DoorsFactory extends ProviderFactory<Doors> {}
