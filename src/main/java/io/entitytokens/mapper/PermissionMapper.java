package io.entitytokens.mapper;

import io.entitytokens.token.verify.Grant;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.representations.AccessToken;

/**
 * A protocol mapper of ours. Keycloak's own machinery lists and configures it, but never runs it,
 * because it is none of the kinds that are run for tokens: it is run where an answer about an
 * entity token is made, a JWT or an introspection, and knows what was granted.
 */
interface PermissionMapper extends ProtocolMapper {

    /**
     * Adds to the claims what the configuration asks for and the grant allows. A configuration that
     * would be refused today adds nothing: imports are not asked, and roles change.
     *
     * @param claims with all that must be there already; none of that may be changed
     */
    void shape(
            AccessToken claims, Grant grant, ProtocolMapperModel config, KeycloakSession session);

    @Override
    default String getProtocol() {
        return OIDCLoginProtocol.LOGIN_PROTOCOL;
    }

    @Override
    default String getDisplayCategory() {
        return AbstractOIDCProtocolMapper.TOKEN_MAPPER_CATEGORY;
    }

    /** Keycloak works with the factory alone. */
    @Override
    default ProtocolMapper create(KeycloakSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}

    /**
     * Why a configuration is not accepted. Keycloak reads the message as a pattern of {@link
     * java.text.MessageFormat}: nothing that an admin typed may stand in it.
     *
     * @param key of the message in the admin's language
     * @param message in English
     */
    static ProtocolMapperConfigException refusal(String key, String message, Object... parameters) {
        return new ProtocolMapperConfigException(key, message, parameters);
    }
}
