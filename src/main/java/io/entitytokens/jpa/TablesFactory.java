package io.entitytokens.jpa;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds our tables to Keycloak's database. */
public final class TablesFactory implements JpaEntityProviderFactory {

    /** Names the changelog's own table (its first ten letters); never to be changed. */
    static final String ID = "entity-tokens";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new Tables();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
