package io.entitytokens.lifecycle;

import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenStatus;
import io.entitytokens.token.issue.ExpiryRules;
import io.entitytokens.token.issue.IssuedToken;
import io.entitytokens.token.issue.RotationOrder;
import io.entitytokens.token.issue.SecretRotation;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets a holder replace its secret, where the rules allow it: a thief could do so, too. */
public final class SelfRotation {

    /** Of a token, by its holder. */
    private static final long MAX_A_DAY = 10;

    private final TokenActs acts;
    private final Clock clock;

    public SelfRotation(TokenActs acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** There is a new secret. */
    public record Rotated(IssuedToken issued) implements Outcome {}

    /**
     * There is none, for a reason that the caller is not told.
     *
     * @param reason as of a refused token
     */
    public record Refused(Reason reason) implements Outcome {}

    /** There is none: there have been too many today. */
    public record TooMany() implements Outcome {}

    /**
     * Replaces the secret.
     *
     * @param presented the secret by which the holder proved to be it
     * @throws InvalidValueException naming the field that breaks the rules
     * @throws TokenStateException if too many secrets are good already
     */
    public Outcome rotate(
            TokenAddress address, Secret presented, RotationOrder order, Circumstances how) {
        return acts.<Outcome>ask(address, held -> Optional.of(rotate(held, presented, order, how)))
                .orElseGet(() -> new Refused(Reason.UNKNOWN));
    }

    private Outcome rotate(
            HeldToken held, Secret presented, RotationOrder order, Circumstances how) {
        long now = clock.millis();
        Secrets secrets = held.secrets();
        Optional<Secret> secret = secrets.find(presented.hash());
        if (secret.isEmpty() || secret.get().state(now) == Secret.State.RETIRED) {
            return new Refused(Reason.RETIRED_SECRET);
        }
        Optional<Reason> objection = objection(held, now);
        if (objection.isPresent()) {
            return new Refused(objection.get());
        }
        if (secrets.isNewerUsed(secret.get().generation())) {
            // Somebody has the newer secret and uses it: this is not a reply that was lost.
            TokenActs.suspect(held, how.by(Actor.SERVER), now);
            return new Refused(Reason.ROTATION_REFUSED);
        }
        long today = TimeUnit.MILLISECONDS.toDays(now);
        if (!held.tokens().countSelfRotation(held.token(), today, MAX_A_DAY)) {
            return new TooMany();
        }
        IssuedToken issued =
                new SecretRotation(held.tokens(), held.policy(), clock).rotate(held.token(), order);
        int generation = issued.token().life().generation();
        held.note(TokenAct.ROTATE, how.with(generation), Map.of());
        return new Rotated(issued);
    }

    /** An admin, or a report, may have been quicker: what was judged before is judged again. */
    private static Optional<Reason> objection(HeldToken held, long now) {
        if (!held.realm().isEnabled()) {
            return Optional.of(Reason.REALM_DISABLED);
        }
        TokenPolicy policy = held.policy();
        return TokenStatus.of(held.token(), held.entity(), policy, now)
                .refusal()
                .or(
                        () ->
                                mayRotate(held.token(), policy)
                                        ? Optional.empty()
                                        : Optional.of(Reason.ROTATION_REFUSED));
    }

    /**
     * Whether a holder may rotate a token. It cannot say when that ends, even if the policy wants
     * it said.
     */
    public static boolean mayRotate(EntityToken token, TokenPolicy policy) {
        return policy.mayHolderRotate() && ExpiryRules.isRenewable(token, policy);
    }

    /** When a holder that has rotated too often may do so again: at the end of the day, in UTC. */
    public static long secondsUntilTomorrow(long now) {
        long day = TimeUnit.DAYS.toMillis(1);
        return TimeUnit.MILLISECONDS.toSeconds(day - now % day) + 1;
    }
}
