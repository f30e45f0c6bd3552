package io.entitytokens.holder;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Reply;
import io.entitytokens.lifecycle.Actor;
import io.entitytokens.lifecycle.SelfRotation;
import io.entitytokens.lifecycle.TokenActs;
import io.entitytokens.lifecycle.TokenAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.issue.RotationOrder;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/entity-tokens/self/rotate}: another secret, for the holder. */
public final class SelfRotationResource {

    private final HolderCall call;
    private final TokenActs acts;
    private final Clock clock = Clock.systemUTC();

    public SelfRotationResource(KeycloakSession session, TokenCheck check) {
        this.call = new HolderCall(session, check);
        this.acts = new TokenActs(session.getKeycloakSessionFactory());
    }

    /** Gives the token another secret, which the reply alone shows. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rotate(InputStream body) {
        return call.answer(
                this::verify, accepted -> HolderCall.explaining(() -> rotate(accepted, body)));
    }

    private Verdict verify(String presented) {
        Verdict verdict = call.verify(presented);
        return verdict instanceof Verdict.Accepted accepted
                        && !accepted.stored().policy().mayHolderRotate()
                ? Verdict.Refused.of(Reason.ROTATION_REFUSED, accepted.stored())
                : verdict;
    }

    private Response rotate(Verdict.Accepted accepted, InputStream body) {
        // It takes as long as the caller likes: nothing is held until it is there.
        RotationOrder order = SelfRotationBody.read(body);
        return call.rotating(accepted.token().id(), () -> rotate(accepted, order));
    }

    private Response rotate(Verdict.Accepted accepted, RotationOrder order) {
        SelfRotation.Outcome outcome =
                new SelfRotation(acts, clock)
                        .rotate(
                                TokenAddress.of(accepted.token()),
                                accepted.secret(),
                                order,
                                call.by(Actor.HOLDER, Endpoint.SELF, accepted.secret()));
        if (outcome instanceof SelfRotation.Rotated rotated) {
            return Reply.of(Response.Status.OK)
                    .builder()
                    .entity(HolderRepresentation.Issued.of(accepted, rotated.issued()))
                    .build();
        }
        if (outcome instanceof SelfRotation.Refused refused) {
            return call.refuse(accepted, refused.reason());
        }
        return Reply.tooMany(SelfRotation.secondsUntilTomorrow(clock.millis())).response();
    }
}
