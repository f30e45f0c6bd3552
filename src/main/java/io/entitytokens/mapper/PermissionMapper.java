package io.entitytokens.mapper;

import io.entitytokens.token.Grant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.representations.AccessToken;

/**
 * A protocol mapper of ours. Keycloak's own machinery never runs it: it is run where an answer
 * about an entity token is made, a JWT or an introspection, and knows what was granted.
 */
interface PermissionMapper {

    /**
     * Adds to the claims what the configuration asks for and the grant allows.
     *
     * @param claims with all that must be there already; none of that may be changed
     */
    void shape(
            AccessToken claims, Grant grant, ProtocolMapperModel config, KeycloakSession session);
}
