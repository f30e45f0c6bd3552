package io.entitytokens.token.store;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link Store} of a session. */
public interface StoreFactory extends ProviderFactory<Store> {}
