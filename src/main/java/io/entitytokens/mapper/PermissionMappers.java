package io.entitytokens.mapper;

import io.entitytokens.token.Permission;
import io.entitytokens.token.verify.Grant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.representations.AccessToken;

/** Runs the permission mappers of the client that an answer is made for. */
public final class PermissionMappers {

    private static final Comparator<ProtocolMapperModel> BY_NAME =
            Comparator.comparing(ProtocolMapperModel::getName)
                    .thenComparing(ProtocolMapperModel::getId);

    private PermissionMappers() {}

    /**
     * Shapes claims by the mappers of the client itself, of its default client scopes, and of those
     * of its optional ones that a granted permission is.
     *
     * @param claims with all that must be there already
     */
    public static void shape(
            KeycloakSession session, ClientModel client, Grant grant, AccessToken claims) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        containers(client, grant)
                .flatMap(ProtocolMapperContainerModel::getProtocolMappersStream)
                .sorted(BY_NAME)
                .forEach(
                        config -> {
                            if (factory.getProviderFactory(
                                            ProtocolMapper.class, config.getProtocolMapper())
                                    instanceof PermissionMapper mapper) {
                                mapper.shape(claims, grant, config, session);
                            }
                        });
    }

    private static Stream<ProtocolMapperContainerModel> containers(
            ClientModel client, Grant grant) {
        Stream<ClientScopeModel> granted =
                grant.permissions().stream()
                        .map(Permission::scope)
                        .map(client.getClientScopes(false)::get)
                        .filter(java.util.Objects::nonNull);
        return Stream.<Stream<? extends ProtocolMapperContainerModel>>of(
                        Stream.of(client), client.getClientScopes(true).values().stream(), granted)
                .flatMap(s -> s);
    }
}
