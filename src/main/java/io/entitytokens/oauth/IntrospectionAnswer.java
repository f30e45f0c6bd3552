package io.entitytokens.oauth;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.JsonSerialization;

/** What a resource server gets to hear (RFC 7662, section 2.2). */
final class IntrospectionAnswer {

    private static final String ACTIVE = "active";

    private IntrospectionAnswer() {}

    /** Nothing but that (RFC 7662, section 2.2): not even why. */
    static Response inactive() {
        return of(Map.of(ACTIVE, false));
    }

    /**
     * @param claims become part of the answer, and of nothing else
     */
    static Response active(AccessToken claims, String clientId, String tokenType) {
        Map<String, Object> others = claims.getOtherClaims();
        others.put("client_id", clientId);
        others.put(OAuth2Constants.TOKEN_TYPE, tokenType);
        others.put(ACTIVE, true);
        return of(claims);
    }

    private static Response of(Object answer) {
        try {
            return Response.ok(JsonSerialization.writeValueAsBytes(answer))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
