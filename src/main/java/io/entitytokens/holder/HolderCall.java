package io.entitytokens.holder;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.BearerChallenge;
import io.entitytokens.http.Credentials;
import io.entitytokens.http.ErrorReply;
import io.entitytokens.http.ReceivedRequest;
import io.entitytokens.lifecycle.Actor;
import io.entitytokens.lifecycle.Circumstances;
import io.entitytokens.lifecycle.TokenActs;
import io.entitytokens.lifecycle.TokenAddress;
import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One call by whoever has a token: finds out which token it is, and refuses as gateways do. */
final class HolderCall {

    private static final Logger LOG = Logger.getLogger(HolderCall.class);

    /** Tokens that holders of this node rotate at this moment. */
    private static final Set<TokenId> ROTATING = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final TokenCheck check;

    /** Null until somebody asks for it. */
    private Demand demand;

    HolderCall(KeycloakSession session, TokenCheck check) {
        this.session = session;
        this.check = check;
        // They are for browsers. Keycloak would read the request's content type for them, and fail
        // at what is none.
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    }

    TokenCheck check() {
        return check;
    }

    KeycloakSession session() {
        return session;
    }

    /** A demand for nothing but the token itself. */
    Demand demand() {
        if (demand == null) {
            demand =
                    Demand.ofAnyEntity(realm().getId(), Permissions.NONE, Recipient.UNNAMED)
                            .from(check.callerAddress());
        }
        return demand;
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    /**
     * Answers whoever presents a token as its own credential.
     *
     * @param judge gives the verdict on what was presented
     * @param work answers whoever is accepted
     */
    Response answer(Function<String, Verdict> judge, Function<Verdict.Accepted, Response> work) {
        Verdict verdict = judge(judge);
        note(verdict);
        return verdict instanceof Verdict.Accepted accepted
                ? work.apply(accepted)
                : refuse(verdict.refusal().orElseThrow().reason());
    }

    private Verdict judge(Function<String, Verdict> judge) {
        Optional<Reason> objection = check.objection();
        if (objection.isPresent()) {
            return Verdict.Refused.outright(objection.get());
        }
        List<String> credentials = Credentials.in(ReceivedRequest.current());
        if (credentials.size() != 1) {
            return Verdict.Refused.outright(
                    credentials.isEmpty() ? Reason.NO_CREDENTIAL : Reason.SEVERAL_CREDENTIALS);
        }
        return judge.apply(credentials.get(0));
    }

    /** The holder is no client of the realm: events name the one that a token stands for. */
    void note(Verdict verdict) {
        check.note(BuiltInClients.ISSUING_CLIENT_ID, demand(), verdict);
    }

    Response refuse(Reason reason) {
        return new BearerChallenge(realm().getName()).refuse(reason, Permissions.NONE).response();
    }

    /** Refuses a token that was accepted before, and notes it. */
    Response refuse(Verdict.Accepted accepted, Reason reason) {
        note(Verdict.Refused.of(reason, accepted.stored()));
        return refuse(reason);
    }

    /** The verdict on a token that wants to know of itself. */
    Verdict verify(String presented) {
        return check.verify(presented, demand());
    }

    Circumstances by(Actor actor, Endpoint endpoint, Secret presented) {
        return new Circumstances(actor, endpoint, presented.generation(), check.ip());
    }

    /**
     * Gives a token up for its holder.
     *
     * @param done the answer if that is so, or was so before
     */
    Response revoke(Verdict.Accepted accepted, Response done) {
        if (accepted.token().life().isRevoked()) {
            return done;
        }
        return changing(
                WaitingRoom.forHolders(),
                () -> {
                    boolean isRevoked =
                            new TokenActs(session.getKeycloakSessionFactory())
                                    .revoke(
                                            TokenAddress.of(accepted.token()),
                                            accepted.secret(),
                                            by(Actor.HOLDER, Endpoint.SELF, accepted.secret()),
                                            System.currentTimeMillis());
                    return isRevoked ? done : refuse(accepted, Reason.RETIRED_SECRET);
                });
    }

    /** Nobody can tell, or change, anything now. */
    Response unavailable() {
        note(Verdict.Refused.outright(Reason.UNAVAILABLE));
        return refuse(Reason.UNAVAILABLE);
    }

    /** Makes an answer of what the heart objects to. */
    static Response explaining(Supplier<Response> work) {
        try {
            return work.get();
        } catch (InvalidValueException e) {
            throw ErrorReply.of(Response.Status.BAD_REQUEST, e.field(), e.getMessage());
        } catch (TokenStateException e) {
            throw ErrorReply.of(Response.Status.CONFLICT, null, e.getMessage());
        }
    }

    /**
     * Has a token rotated. Whoever waits for the database has a thread, which other requests need
     * as well; so this node does one rotation of a token at a time.
     */
    Response rotating(TokenId id, Supplier<Response> change) {
        if (!ROTATING.add(id)) {
            return unavailable();
        }
        try {
            return changing(WaitingRoom.forHolders(), change);
        } finally {
            ROTATING.remove(id);
        }
    }

    /**
     * Has something changed.
     *
     * @param room in which it waits for the database
     */
    Response changing(WaitingRoom room, Supplier<Response> change) {
        if (!room.enter()) {
            return unavailable();
        }
        try {
            return change.get();
        } catch (InvalidValueException | TokenStateException | WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("A token could not be changed for its holder, who gets a 503: %s", e);
            LOG.debug("Why it could not be changed", e);
            return unavailable();
        } finally {
            room.leave();
        }
    }
}
