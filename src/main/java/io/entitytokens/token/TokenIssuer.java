package io.entitytokens.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

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
     * What an admin asks for.
     *
     * @param name required
     * @param description or null
     * @param permissions required, not empty
     * @param expiresTimestamp epoch milliseconds in the future, or null for never
     * @param createdBy the admin's username
     */
    public record Order(
            String name,
            String description,
            Set<Permission> permissions,
            boolean enabled,
            Long expiresTimestamp,
            String createdBy) {}

    /**
     * Makes and stores a token of the entity.
     *
     * @throws InvalidValueException naming the field that breaks the rules
     * @throws NameTakenException if another token of the entity has the name
     */
    public IssuedToken issue(Entity entity, Order order) {
        long now = clock.millis();
        TokenFormat.Generated generated = TokenFormat.generate(RANDOM);
        EntityToken token =
                new EntityToken(
                        generated.id(),
                        entity.id(),
                        entity.realmId(),
                        order.name(),
                        order.description(),
                        order.permissions(),
                        order.enabled(),
                        now,
                        order.createdBy(),
                        now,
                        requireFuture(order.expiresTimestamp(), now),
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
