package io.entitytokens.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.OAuth2Constants;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.JsonSerialization;

/** What a resource server gets to hear (RFC 7662, section 2.2). */
final class IntrospectionAnswer {

    private static final String ACTIVE = "active";

    private IntrospectionAnswer() {}

    /** Nothing but that (RFC 7662, section 2.2): not even why. */
    static Response inactive() {
        return of(JsonSerialization.createObjectNode().put(ACTIVE, false));
    }

    static Response active(AccessToken claims, String clientId, String tokenType) {
        try {
            return of(
                    JsonSerialization.createObjectNode(claims)
                            .put("client_id", clientId)
                            .put(OAuth2Constants.TOKEN_TYPE, tokenType)
                            .put(ACTIVE, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response of(ObjectNode answer) {
        return Response.ok(answer.toString()).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
