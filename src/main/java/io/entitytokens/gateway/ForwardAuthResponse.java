package io.entitytokens.gateway;

import io.entitytokens.http.Challenge;
import io.entitytokens.http.Unavailable;
import io.entitytokens.token.Demand;
import io.entitytokens.token.Reason;
import io.entitytokens.token.Verdict;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a gateway gets to hear: a status and headers, never a body (RFC 6750, section 3). */
final class ForwardAuthResponse {

    private final String realmName;

    ForwardAuthResponse(String realmName) {
        this.realmName = realmName;
    }

    Response of(Verdict verdict, Demand demand) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return allowed(accepted);
        }
        Reason reason = verdict.refusal().orElseThrow().reason();
        if (reason.isAboutTheToken()) {
            return challenge(Response.Status.UNAUTHORIZED, ", error=\"invalid_token\"");
        }
        return switch (reason) {
            case NO_CREDENTIAL -> challenge(Response.Status.UNAUTHORIZED, "");
            case SEVERAL_CREDENTIALS, INCOMPLETE_REQUEST, INVALID_FORWARDED_HEADER ->
                    challenge(Response.Status.BAD_REQUEST, ", error=\"invalid_request\"");
            case WRONG_ENTITY, MISSING_PERMISSION -> insufficient(demand);
            case UNSUPPORTED_METHOD ->
                    challenge(Response.Status.FORBIDDEN, ", error=\"insufficient_scope\"");
            case UNAVAILABLE -> Unavailable.empty();
            default -> empty(Response.Status.FORBIDDEN).build();
        };
    }

    private static Response allowed(Verdict.Accepted accepted) {
        var token = accepted.token();
        return empty(Response.Status.OK)
                .header("X-Entity", accepted.entity().name())
                .header("X-Entity-Permissions", token.permissions().names())
                .header("X-Entity-Token-Id", token.id().value())
                .header("X-Entity-Token-Name", percentEncoded(token.name()))
                .build();
    }

    /** A name is any text, a header is ASCII. */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Response insufficient(Demand demand) {
        return challenge(
                Response.Status.FORBIDDEN,
                ", error=\"insufficient_scope\", scope=\"" + demand.permissions().scopes() + "\"");
    }

    private Response challenge(Response.Status status, String error) {
        return empty(status)
                .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of("Bearer", realmName) + error)
                .build();
    }

    private static Response.ResponseBuilder empty(Response.Status status) {
        return Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
