package io.entitytokens.gateway;

import io.entitytokens.http.BearerChallenge;
import io.entitytokens.http.Reply;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a gateway gets to hear: a status and headers, never a body (RFC 6750, section 3). */
final class ForwardAuthResponse {

    private final String realmName;

    ForwardAuthResponse(String realmName) {
        this.realmName = realmName;
    }

    Reply of(Verdict verdict, Demand demand) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return allowed(accepted);
        }
        Verdict.Refused refused = verdict.refusal().orElseThrow();
        return refused.limit()
                .map(ForwardAuthResponse::limited)
                .orElseGet(
                        () ->
                                new BearerChallenge(realmName)
                                        .refuse(refused.reason(), demand.permissions()));
    }

    private static Reply allowed(Verdict.Accepted accepted) {
        var token = accepted.token();
        return Reply.of(Response.Status.OK)
                .with("X-Entity", accepted.entity().name())
                .with("X-Entity-Permissions", token.permissions().names())
                .with("X-Entity-Token-Id", token.id().value())
                .with("X-Entity-Token-Name", percentEncoded(token.name()));
    }

    private static Reply limited(LimitReached limit) {
        return Reply.tooMany(limit.retryAfterSeconds())
                .with("RateLimit", RateLimitFields.left(limit.levels()))
                .with("RateLimit-Policy", RateLimitFields.policy(limit.levels()));
    }

    /** A name is any text, a header is ASCII. */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
