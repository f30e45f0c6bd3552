package io.entitytokens.token.issue;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TimeSpan;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.store.TokenStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives a token another secret. The older ones stay good for a while, so that nobody who uses them
 * is locked out.
 */
public final class SecretRotation {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);

    /** Else a thief could rotate so often that nobody knows the holder's secret again. */
    private static final Duration KEPT_FROM_HOLDERS = Duration.ofHours(24);

    private final TokenStore tokens;
    private final TokenPolicy policy;
    private final Clock clock;

    /**
     * @param policy what holds for the token
     */
    public SecretRotation(TokenStore tokens, TokenPolicy policy, Clock clock) {
        this.tokens = tokens;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Makes and stores a new secret.
     *
     * @param current a token that is held for the change
     * @throws InvalidValueException naming the field that breaks the rules
     * @throws TokenStateException if the token is revoked, or if too many secrets are good
     */
    public IssuedToken rotate(EntityToken current, RotationOrder order) {
        long now = clock.millis();
        RotationOrder.Expiry expiry = expiry(current, order, now);
        EntityToken rotated =
                current.rotated(expiry.timestamp(), expiry.lifespan(), order.byHolder(), now);
        Duration overlap = overlap(current, order, now);
        Secrets known = tokens.secrets(current);
        if (!overlap.isZero()) {
            requireRoom(known, now);
        }
        TokenFormat.Generated generated = TokenFormat.generate(current.id(), RANDOM);
        Secrets secrets =
                known.replaced(
                        Secret.current(rotated.life().generation(), generated.hash(), now),
                        end(current, overlap, now),
                        order.byHolder() ? KEPT_FROM_HOLDERS : Duration.ZERO,
                        now);
        EntityToken stored =
                tokens.rotate(rotated, secrets, overlap.isZero() ? null : order.settle());
        return new IssuedToken(stored, generated.secret());
    }

    private RotationOrder.Expiry expiry(EntityToken current, RotationOrder order, long now) {
        ExpiryRules rules = new ExpiryRules(policy, now);
        if (order.expiry() == null) {
            return rules.renewed(current);
        }
        TokenIssuer.requireFuture(order.expiry().timestamp(), now);
        rules.require(order.expiry());
        return order.expiry();
    }

    /** An older secret of a token that may be in wrong hands never comes back. */
    private Duration overlap(EntityToken current, RotationOrder order, long now) {
        boolean isEndedAtOnce =
                current.isExpiredAt(now) || !current.enabled() || current.life().isSuspected();
        Duration wanted = order.overlap();
        if (isEndedAtOnce) {
            // A holder may be the thief, who is not told.
            if (wanted != null && !wanted.isZero() && !order.byHolder()) {
                throw new InvalidValueException(
                        RotationOrder.OVERLAP,
                        "must be PT0S: the token is expired, disabled or suspected");
            }
            return Duration.ZERO;
        }
        Duration limit = policy.overlapLimit();
        if (wanted == null) {
            return limit.compareTo(DEFAULT_OVERLAP) < 0 ? limit : DEFAULT_OVERLAP;
        }
        if (wanted.compareTo(limit) > 0) {
            throw new InvalidValueException(
                    RotationOrder.OVERLAP,
                    "must be at most " + TimeSpan.text(limit) + ", by the policy");
        }
        return wanted;
    }

    private static void requireRoom(Secrets known, long now) {
        if (known.overlapping(now).count() + 1 < Secrets.MAX_GOOD) {
            return;
        }
        long next =
                known.overlapping(now)
                        .mapToLong(secret -> secret.end().timestamp())
                        .min()
                        .orElseThrow();
        throw new TokenStateException(
                Secrets.MAX_GOOD
                        + " secrets of the token are good already; the next one ends at "
                        + Instant.ofEpochMilli(next)
                        + ". End one, or rotate with overlap PT0S");
    }

    private static SecretEnd end(EntityToken current, Duration overlap, long now) {
        if (!overlap.isZero()) {
            return new SecretEnd(now + overlap.toMillis(), Cause.TIME);
        }
        return new SecretEnd(
                now,
                current.life().disabledReason() == DisabledReason.LEAKED
                        ? Cause.EARLY
                        : Cause.REPLACED);
    }
}
