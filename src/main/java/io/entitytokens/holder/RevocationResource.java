package io.entitytokens.holder;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Reply;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * {@code /realms/{realm}/entity-tokens/revoke}: gives a token up in the form of RFC 7009, for
 * clients that know only that. Whoever has the token needs no other credential.
 */
public final class RevocationResource {

    private final KeycloakSession session;
    private final HolderCall call;

    public RevocationResource(KeycloakSession session, TokenCheck check) {
        this.session = session;
        this.call = new HolderCall(session, check);
    }

    /** The answer is the same whatever was sent as a token (RFC 7009, section 2.2). */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke() {
        Optional<Reason> objection = call.check().objection();
        if (objection.isPresent()) {
            return refuse(objection.get());
        }
        List<String> tokens =
                session.getContext()
                        .getHttpRequest()
                        .getDecodedFormParameters()
                        .getOrDefault("token", List.of());
        if (tokens.size() != 1) {
            call.note(
                    Verdict.Refused.outright(
                            tokens.isEmpty()
                                    ? Reason.INCOMPLETE_REQUEST
                                    : Reason.SEVERAL_CREDENTIALS));
            return invalid();
        }
        Verdict verdict = call.check().verifySecret(tokens.get(0));
        call.note(verdict);
        if (verdict instanceof Verdict.Accepted accepted) {
            Response answer = call.revoke(accepted, done());
            // That it has another secret by now is nothing to tell (RFC 7009, section 2.2).
            return answer.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()
                    ? done()
                    : answer;
        }
        return verdict.refusal().orElseThrow().reason() == Reason.UNAVAILABLE
                ? call.refuse(Reason.UNAVAILABLE)
                : done();
    }

    private Response refuse(Reason reason) {
        call.note(Verdict.Refused.outright(reason));
        return call.refuse(reason);
    }

    /** RFC 6749, section 5.2, as RFC 7009, section 2.2.1, has it. */
    private static Response invalid() {
        return Reply.of(Response.Status.BAD_REQUEST)
                .builder()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(
                        new OAuth2ErrorRepresentation(
                                OAuthErrorException.INVALID_REQUEST,
                                "The form has to have one parameter token"))
                .build();
    }

    private static Response done() {
        return Reply.of(Response.Status.OK).response();
    }
}
