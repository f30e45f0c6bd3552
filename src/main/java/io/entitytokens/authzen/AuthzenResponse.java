package io.entitytokens.authzen;

import io.entitytokens.http.Challenge;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.representations.idm.ErrorRepresentation;

/** What a caller gets to hear (section 10.1): a decision is a 200, whichever it is. */
final class AuthzenResponse {

    static final String REQUEST_ID = "X-Request-ID";

    private final String realmName;
    private final String requestId;

    /**
     * @param requestId by which the caller tells its requests apart, or null
     */
    AuthzenResponse(String realmName, String requestId) {
        this.realmName = realmName;
        this.requestId = requestId;
    }

    Response decided(Object decisions) {
        return answer(Response.Status.OK, decisions).build();
    }

    Response invalid(InvalidValueException e) {
        return error(Response.Status.BAD_REQUEST, e.field(), e.getMessage()).build();
    }

    Response refused(Reason reason) {
        return switch (reason) {
            case REALM_DISABLED -> forbidden("realm", "The realm is switched off");
            case TLS_REQUIRED -> forbidden("realm", "The realm requires HTTPS");
            case INVALID_FORWARDED_HEADER ->
                    error(
                                    Response.Status.BAD_REQUEST,
                                    "Forwarded",
                                    "A proxy's header names no plain scheme, host, port or path")
                            .build();
            case PUBLIC_CLIENT -> forbidden("Authorization", "A public client cannot ask");
            default ->
                    error(
                                    Response.Status.UNAUTHORIZED,
                                    HttpHeaders.AUTHORIZATION,
                                    "The caller is not authenticated")
                            .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of("Basic", realmName))
                            .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of("Bearer", realmName))
                            .build();
        };
    }

    private Response forbidden(String field, String message) {
        return error(Response.Status.FORBIDDEN, field, message).build();
    }

    private Response.ResponseBuilder error(Response.Status status, String field, String message) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(message);
        return answer(status, error);
    }

    private Response.ResponseBuilder answer(Response.Status status, Object body) {
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Null leaves a header out.
                .header(REQUEST_ID, requestId);
    }
}
