package io.entitytokens.holder;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Reply;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/entity-tokens/self}: the token that is presented, for its holder. */
public final class SelfResource {

    private final HolderCall call;

    public SelfResource(KeycloakSession session, TokenCheck check) {
        this.call = new HolderCall(session, check);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        return call.answer(
                call::verify,
                accepted ->
                        Reply.of(Response.Status.OK)
                                .builder()
                                .entity(HolderRepresentation.of(accepted, limits(accepted)))
                                .build());
    }

    private List<HolderLimit> limits(Verdict.Accepted accepted) {
        return HolderLimit.of(
                call.session().getProvider(RateLimiter.class).levels(accepted.stored()),
                System.currentTimeMillis());
    }

    /** Gives the token up for good, in whatever state it is. */
    @DELETE
    public Response revoke() {
        return call.answer(
                call.check()::verifySecret,
                accepted -> call.revoke(accepted, Reply.of(Response.Status.NO_CONTENT).response()));
    }
}
