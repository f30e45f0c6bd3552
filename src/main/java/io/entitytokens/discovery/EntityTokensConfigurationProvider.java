package io.entitytokens.discovery;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorway;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.authentication.ClientAuthenticator;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.provider.Provider;
import org.keycloak.services.Urls;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.urls.UrlType;
import org.keycloak.wellknown.WellKnownProvider;

/** Tells of what is open on this server, by the addresses that it has from outside. */
final class EntityTokensConfigurationProvider implements WellKnownProvider {

    /** The kinds of providers through which our doors are reached. */
    private static final List<Class<? extends Provider>> ENTRANCES =
            List.of(
                    RealmResourceProvider.class,
                    TokenIntrospectionProvider.class,
                    ClientAuthenticator.class,
                    TokenExchangeProvider.class);

    private final KeycloakSession session;

    EntityTokensConfigurationProvider(KeycloakSession session) {
        this.session = session;
    }

    /** As in Keycloak's own configuration: who issues is named to all, endpoints to machines. */
    @Override
    public Object getConfig() {
        KeycloakContext context = session.getContext();
        return EntityTokensConfiguration.of(
                realmUrl(context, UrlType.FRONTEND), realmUrl(context, UrlType.BACKEND), open());
    }

    private static String realmUrl(KeycloakContext context, UrlType type) {
        URI base = context.getUri(type).getBaseUri();
        return Urls.realmIssuer(base, context.getRealm().getName());
    }

    private Set<Door> open() {
        Set<Door> open = EnumSet.noneOf(Door.class);
        for (Class<? extends Provider> entrance : ENTRANCES) {
            session.getKeycloakSessionFactory()
                    .getProviderFactoriesStream(entrance)
                    .filter(Doorway.class::isInstance)
                    .forEach(doorway -> open.addAll(((Doorway) doorway).open()));
        }
        return open;
    }

    @Override
    public void close() {}
}
