package io.entitytokens.oauth;

import io.entitytokens.http.Reply;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** What a client gets to hear of a refusal: the error code alone (RFC 6749, section 5.2). */
record OAuthError(String code, String description, Response.Status status) {

    private static final String INVALID_TARGET = "invalid_target";

    /** The answer to everything that is about the credential: the same for all. */
    static OAuthError ofClient(Reason reason) {
        return ofDemand(
                reason,
                new OAuthError(
                        OAuthErrorException.INVALID_CLIENT,
                        "Invalid client or Invalid client credentials",
                        Response.Status.UNAUTHORIZED));
    }

    /** As {@link #ofClient}, where the token is no credential of the client (RFC 8693, 2.2.2). */
    static OAuthError ofSubjectToken(Reason reason) {
        return switch (reason) {
            case PUBLIC_CLIENT ->
                    badRequest(
                            OAuthErrorException.UNAUTHORIZED_CLIENT,
                            "Public clients cannot exchange entity tokens");
            case UNSUPPORTED_TOKEN_TYPE ->
                    badRequest(
                            OAuthErrorException.INVALID_REQUEST,
                            "Only an access token can be had for an entity token alone");
            case INCOMPLETE_REQUEST ->
                    badRequest(OAuthErrorException.INVALID_REQUEST, ToldAddress.RULE);
            default ->
                    ofDemand(
                            reason,
                            badRequest(
                                    OAuthErrorException.INVALID_REQUEST, "Invalid subject token"));
        };
    }

    private static OAuthError ofDemand(Reason reason, OAuthError otherwise) {
        return switch (reason) {
            case UNKNOWN_SCOPE, MISSING_PERMISSION ->
                    badRequest(OAuthErrorException.INVALID_SCOPE, "Invalid scopes");
            case NO_AUDIENCE -> badRequest(INVALID_TARGET, "The entity has no resource server");
            case WRONG_AUDIENCE ->
                    badRequest(INVALID_TARGET, "Not a resource server of the entity");
            case SEVERAL_CREDENTIALS ->
                    badRequest(
                            OAuthErrorException.INVALID_REQUEST,
                            "More than one client authentication");
            default -> otherwise;
        };
    }

    /** The token is good, and has been used too often (RFC 6585, section 4). */
    static WebApplicationException rateLimited(LimitReached limit, Cors cors) {
        return new WebApplicationException(
                cors.add(
                        Reply.tooMany(limit.retryAfterSeconds())
                                .builder()
                                .type(MediaType.APPLICATION_JSON_TYPE)
                                .entity(
                                        new OAuth2ErrorRepresentation(
                                                "temporarily_unavailable",
                                                "The token has been used too often"))));
    }

    private static OAuthError badRequest(String code, String description) {
        return new OAuthError(code, description, Response.Status.BAD_REQUEST);
    }

    boolean isAboutTheClient() {
        return status == Response.Status.UNAUTHORIZED;
    }

    CorsErrorResponseException toException(Cors cors) {
        return new CorsErrorResponseException(cors, code, description, status);
    }
}
