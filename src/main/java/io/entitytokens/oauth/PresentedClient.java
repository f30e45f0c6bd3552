package io.entitytokens.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;
import org.keycloak.util.BasicAuthHelper;

/**
 * A client id with what was sent as its secret, in the two ways of RFC 6749, section 2.3.1.
 *
 * @param secrets one, if all is well
 * @param isBasic whether it came in the Authorization header, where the answer has to name it
 */
record PresentedClient(String clientId, List<String> secrets, boolean isBasic) {

    /**
     * @return empty if the request names no client in these ways
     */
    static Optional<PresentedClient> of(HttpRequest request) {
        MultivaluedMap<String, String> form = form(request);
        List<String> secrets =
                new ArrayList<>(form.getOrDefault(OAuth2Constants.CLIENT_SECRET, List.of()));
        String clientId = form.getFirst(OAuth2Constants.CLIENT_ID);
        String[] basic = basic(request.getHttpHeaders());
        if (basic != null) {
            secrets.add(basic[1]);
            clientId = clientId == null ? basic[0] : clientId;
        }
        return Optional.ofNullable(clientId)
                .map(id -> new PresentedClient(id, List.copyOf(secrets), basic != null));
    }

    private static MultivaluedMap<String, String> form(HttpRequest request) {
        MediaType type = request.getHttpHeaders().getMediaType();
        return type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? request.getDecodedFormParameters()
                : new MultivaluedHashMap<>();
    }

    /** What cannot be read names no client to us; Keycloak has an answer of its own for it. */
    private static String[] basic(HttpHeaders headers) {
        String header = headers.getRequestHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        try {
            return header == null ? null : BasicAuthHelper.RFC6749.parseHeader(header);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
