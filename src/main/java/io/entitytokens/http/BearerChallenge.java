package io.entitytokens.http;

import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * How a refusal is told to whoever presents a token itself: a status and headers, never a body (RFC
 * 6750, section 3).
 */
public final class BearerChallenge {

    private final String realmName;

    public BearerChallenge(String realmName) {
        this.realmName = realmName;
    }

    /**
     * The same for all that is wrong with a token.
     *
     * @param wanted the permissions that were asked for
     */
    public Reply refuse(Reason reason, Permissions wanted) {
        if (reason.isAboutTheToken()) {
            return challenge(Response.Status.UNAUTHORIZED, ", error=\"invalid_token\"");
        }
        return switch (reason) {
            case NO_CREDENTIAL -> challenge(Response.Status.UNAUTHORIZED, "");
            case SEVERAL_CREDENTIALS, INCOMPLETE_REQUEST, INVALID_FORWARDED_HEADER ->
                    challenge(Response.Status.BAD_REQUEST, ", error=\"invalid_request\"");
            case WRONG_ENTITY, MISSING_PERMISSION -> insufficient(wanted);
            case UNSUPPORTED_METHOD ->
                    challenge(Response.Status.FORBIDDEN, ", error=\"insufficient_scope\"");
            case UNAVAILABLE -> Unavailable.empty();
            default -> Reply.of(Response.Status.FORBIDDEN);
        };
    }

    private Reply insufficient(Permissions wanted) {
        return challenge(
                Response.Status.FORBIDDEN,
                ", error=\"insufficient_scope\", scope=\"" + wanted.scopes() + "\"");
    }

    private Reply challenge(Response.Status status, String error) {
        return Reply.of(status)
                .with(HttpHeaders.WWW_AUTHENTICATE, Challenge.of("Bearer", realmName) + error);
    }
}
