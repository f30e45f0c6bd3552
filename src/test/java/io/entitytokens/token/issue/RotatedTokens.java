package io.entitytokens.token.issue;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.verify.MemoryTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Tokens in memory whose secrets are replaced, at {@link #NOW} unless the test says when. */
final class RotatedTokens {

    static final long NOW = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    static final RotationOrder PLAIN = order(null);

    final MemoryTokens store = new MemoryTokens(EntityDraft.invoice().build());

    /**
     * @param overlap null for the default
     */
    static RotationOrder order(String overlap) {
        return new RotationOrder(
                overlap == null ? null : Duration.parse(overlap), null, null, false);
    }

    EntityToken put(TokenDraft draft) {
        EntityToken token = draft.build();
        store.put(token, Secrets.first(GivenSecret.hash(1), 1_000));
        return token;
    }

    IssuedToken rotate(EntityToken token, RotationOrder order) {
        return rotate(token, order, TokenPolicy.NONE, NOW);
    }

    IssuedToken rotate(EntityToken token, RotationOrder order, TokenPolicy policy, long now) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        return new SecretRotation(store, policy, clock).rotate(token, order);
    }

    Secrets secrets(EntityToken token) {
        return store.secrets(token);
    }

    SecretEnd endOfTheFirst(EntityToken token) {
        return secrets(token).find(1).orElseThrow().end();
    }
}
