package io.entitytokens.discovery;

import io.entitytokens.check.TokenChecks;
import io.entitytokens.http.CalledAddress;
import java.net.URI;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;
import org.keycloak.wellknown.WellKnownProvider;

/** Tells of what is open on this server, by the addresses that it has from outside. */
final class EntityTokensConfigurationProvider implements WellKnownProvider {

    private final KeycloakSession session;

    EntityTokensConfigurationProvider(KeycloakSession session) {
        this.session = session;
    }

    /** As in Keycloak's own configuration: who issues is named to all, endpoints to machines. */
    @Override
    public Object getConfig() {
        KeycloakContext context = session.getContext();
        return EntityTokensConfiguration.of(
                realmUrl(context, UrlType.FRONTEND),
                realmUrl(context, UrlType.BACKEND),
                endpoint -> session.getProvider(TokenChecks.class).at(endpoint).isEnabled());
    }

    private static String realmUrl(KeycloakContext context, UrlType type) {
        URI base = CalledAddress.plain(context.getUri(type).getBaseUri());
        return Urls.realmIssuer(base, context.getRealm().getName());
    }

    @Override
    public void close() {}
}
