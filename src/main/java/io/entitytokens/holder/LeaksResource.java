package io.entitytokens.holder;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Reply;
import io.entitytokens.lifecycle.Actor;
import io.entitytokens.lifecycle.FoundSecret;
import io.entitytokens.lifecycle.SecretWatch;
import io.entitytokens.lifecycle.TokenActs;
import io.entitytokens.lifecycle.TokenAddress;
import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Verdict;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /realms/{realm}/entity-tokens/leaks}: whoever found tokens hands them in. To have one is
 * the proof: no other credential is needed, and what is not a secret of ours changes nothing.
 */
public final class LeaksResource {

    private final HolderCall call;
    private final TokenActs acts;
    private final ReportLimit limit;

    /**
     * @param limit of this node
     */
    public LeaksResource(KeycloakSession session, TokenCheck check, ReportLimit limit) {
        this.call = new HolderCall(session, check);
        this.acts = new TokenActs(session.getKeycloakSessionFactory());
        this.limit = limit;
    }

    /** Has been seen to when it is answered, which says nothing of what was found. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response report(InputStream body) {
        Optional<Reason> objection = call.check().objection();
        if (objection.isPresent()) {
            call.note(Verdict.Refused.outright(objection.get()));
            return call.refuse(objection.get());
        }
        LeakReport report = LeakReport.read(body);
        String ip = call.check().ip();
        if (!limit.enter(ip)) {
            return call.unavailable();
        }
        try {
            return answer(report, ip);
        } finally {
            limit.leave(ip);
        }
    }

    private Response answer(LeakReport report, String ip) {
        Map<String, Verdict> verdicts = call.check().verifySecrets(report.places().keySet());
        if (verdicts.values().stream().anyMatch(LeaksResource::isUnavailable)) {
            return call.unavailable();
        }
        long now = System.currentTimeMillis();
        Map<String, Verdict.Accepted> live = new LinkedHashMap<>();
        verdicts.forEach(
                (text, verdict) -> {
                    if (verdict instanceof Verdict.Accepted accepted
                            && TokenActs.isWorthReporting(
                                    accepted.stored(), accepted.secret(), now)) {
                        live.put(text, accepted);
                    }
                });
        OptionalLong wait = live.isEmpty() ? limit.count(ip) : OptionalLong.empty();
        if (wait.isPresent()) {
            return Reply.tooMany(wait.getAsLong()).response();
        }
        verdicts.values().forEach(this::note);
        verdicts.forEach(
                (text, verdict) -> {
                    if (!live.containsKey(text)) {
                        tell(verdict, report.place(text), ip);
                    }
                });
        return live.isEmpty() ? done() : end(live, report, now);
    }

    private static boolean isUnavailable(Verdict verdict) {
        return verdict.refusal()
                .map(Verdict.Refused::reason)
                .equals(Optional.of(Reason.UNAVAILABLE));
    }

    /** Refusals are noted without their tokens: else each of them would be an event of its own. */
    private void note(Verdict verdict) {
        call.note(
                verdict.refusal()
                        .<Verdict>map(refused -> Verdict.Refused.outright(refused.reason()))
                        .orElse(verdict));
    }

    /** Has an event tell that a secret was found which is worth nothing any more. */
    private void tell(Verdict verdict, String where, String ip) {
        SecretWatch watch = call.session().getProvider(SecretWatch.class);
        if (verdict instanceof Verdict.Accepted accepted) {
            watch.reported(accepted.stored(), accepted.secret(), where, ip);
        } else if (verdict instanceof Verdict.Refused refused) {
            refused.retired()
                    .ifPresent(
                            secret ->
                                    watch.reported(
                                            refused.stored().orElseThrow(), secret, where, ip));
        }
    }

    private Response end(Map<String, Verdict.Accepted> live, LeakReport report, long now) {
        return call.changing(
                WaitingRoom.forHolders(),
                () -> {
                    List<FoundSecret> found = new ArrayList<>();
                    live.forEach(
                            (text, accepted) -> found.add(found(accepted, report.place(text))));
                    acts.reportLeaks(found, now);
                    return done();
                });
    }

    private FoundSecret found(Verdict.Accepted accepted, String where) {
        return new FoundSecret(
                TokenAddress.of(accepted.token()),
                accepted.secret(),
                where,
                call.by(Actor.REPORTER, Endpoint.LEAKS, accepted.secret()));
    }

    private static Response done() {
        return Reply.of(Response.Status.ACCEPTED).response();
    }
}
