package io.entitytokens.token.issue;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.TokenLife;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.store.TokenStore;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes tokens: an id and a secret from the random generator, of which only a hash is kept. */
public final class TokenIssuer {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenStore tokens;
    private final Clock clock;

    public TokenIssuer(TokenStore tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Makes and stores a token of the entity.
     *
     * @param lifespan by which the expiry is reckoned, or null
     * @param createdBy the admin's username
     * @throws InvalidValueException naming the field that breaks the rules
     * @throws NameTakenException if another token of the entity has the name
     */
    public IssuedToken issue(
            Entity entity, TokenSettings settings, Lifespan lifespan, String createdBy) {
        long now = clock.millis();
        TokenFormat.Generated generated = TokenFormat.generate(RANDOM);
        requireFuture(settings.expiresTimestamp(), now);
        EntityToken token =
                new EntityToken(
                        generated.id(),
                        entity.id(),
                        entity.realmId(),
                        settings,
                        TokenLife.begin(now, lifespan),
                        now,
                        createdBy,
                        now,
                        0);
        tokens.create(token, generated.hash());
        return new IssuedToken(token, generated.secret());
    }

    /**
     * @throws InvalidValueException if the expiry has passed
     */
    public static Long requireFuture(Long expiresTimestamp, long now) {
        if (expiresTimestamp != null && expiresTimestamp <= now) {
            throw new InvalidValueException("expiresTimestamp", "lies in the past");
        }
        return expiresTimestamp;
    }
}
