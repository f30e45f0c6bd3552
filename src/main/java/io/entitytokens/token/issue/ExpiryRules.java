package io.entitytokens.token.issue;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.issue.RotationOrder.Expiry;
import java.time.Duration;

/** When a token may end of which that is granted now: what the policy says of it. */
public final class ExpiryRules {

    private static final String LIFESPAN = "lifespan";

    private final TokenPolicy policy;
    private final long now;

    /**
     * @param policy what holds for the token
     * @param now epoch milliseconds
     */
    public ExpiryRules(TokenPolicy policy, long now) {
        this.policy = policy;
        this.now = now;
    }

    /** What a new token gets of which nobody says when it ends. */
    public Expiry byDefault() {
        return policy.defaultLifespan() == null ? Expiry.NEVER : lasting(policy.defaultLifespan());
    }

    private Expiry lasting(Duration span) {
        return new Expiry(now + span.toMillis(), new Lifespan(TimeSpan.text(span)));
    }

    /**
     * Whether that may be granted.
     *
     * @throws InvalidValueException naming the field, and the rule
     */
    public void require(Expiry wanted) {
        String field = wanted.lifespan() == null ? "expiresTimestamp" : LIFESPAN;
        if (wanted.timestamp() == null && policy.mustExpire()) {
            throw new InvalidValueException(field, "is required by the policy (expiryRequired)");
        }
        if (isTooLong(wanted.timestamp())) {
            throw new InvalidValueException(
                    field,
                    "must be at most "
                            + TimeSpan.text(policy.maxLifespan())
                            + " from now, by the policy (maxLifespan)");
        }
    }

    /** A token that never ends lives longer than any. */
    private boolean isTooLong(Long timestamp) {
        return policy.maxLifespan() != null
                && (timestamp == null || timestamp - now > policy.maxLifespan().toMillis());
    }

    /**
     * The expiry of a rotated token of which nobody says when it ends. A lifespan is granted anew;
     * a deadline stays, and so does never. Each holds as far as the policy allows it.
     *
     * @throws InvalidValueException if the policy wants an end, and names none
     */
    public Expiry renewed(EntityToken current) {
        Lifespan lifespan = current.life().lifespan();
        Long kept =
                lifespan == null ? current.expiresTimestamp() : Long.valueOf(lifespan.endFrom(now));
        if (kept == null) {
            return ofEndless();
        }
        return isTooLong(kept)
                ? new Expiry(now + policy.maxLifespan().toMillis(), lifespan)
                : new Expiry(kept, lifespan);
    }

    /** Whether a rotation knows when the token is to end, if nobody says it. */
    public static boolean isRenewable(EntityToken current, TokenPolicy policy) {
        return current.expiresTimestamp() != null
                || !policy.mustExpire()
                || policy.defaultLifespan() != null
                || policy.maxLifespan() != null;
    }

    private Expiry ofEndless() {
        if (!policy.mustExpire() && policy.maxLifespan() == null) {
            return Expiry.NEVER;
        }
        if (policy.defaultLifespan() != null) {
            return byDefault();
        }
        if (policy.maxLifespan() != null) {
            return lasting(policy.maxLifespan());
        }
        throw new InvalidValueException(LIFESPAN, "is required by the policy (expiryRequired)");
    }
}
