package io.entitytokens.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * What a caller gets to hear while no token can be judged: 503 (RFC 9110, section 15.6.4), and when
 * to ask again.
 */
public final class Unavailable {

    private static final String RETRY_AFTER_SECONDS = "1";

    private Unavailable() {}

    /** For gateways: without a body. */
    public static Reply empty() {
        return Reply.of(Response.Status.SERVICE_UNAVAILABLE)
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** For clients of OAuth: with an error (RFC 6749, section 4.1.2.1, has the name). */
    public static Response withError() {
        return empty().builder()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(
                        new OAuth2ErrorRepresentation(
                                "temporarily_unavailable", "The token cannot be checked now"))
                .build();
    }

    /** {@link #withError}, from where there is no answer to give. */
    public static WebApplicationException exception() {
        return new WebApplicationException(withError());
    }
}
