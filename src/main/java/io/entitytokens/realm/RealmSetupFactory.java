package io.entitytokens.realm;

import org.keycloak.provider.ProviderFactory;

/** Starts with the server, and follows its events. */
public interface RealmSetupFactory extends ProviderFactory<RealmSetup> {}
