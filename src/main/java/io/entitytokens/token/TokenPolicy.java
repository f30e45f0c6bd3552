package io.entitytokens.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for tokens, of a realm or of one of its entities. What is null is no rule.
 *
 * @param maxLifespan how long a token lives at most, from when its expiry was granted
 * @param expiryRequired whether a token must expire some day
 * @param defaultLifespan how long a token lives of which nobody says it
 * @param namePattern what the name of a token looks like
 * @param permissions what may be granted at all; empty where a realm and its entity agree on none
 * @param addressesRequired whether a token must be for certain networks only
 * @param maxTokens how many tokens an entity has at most, without those that are over
 * @param maxOverlap how long older secrets may stay good beside a new one
 * @param onReuse what happens to a token of which somebody presents a retired secret
 * @param selfRotate whether holders may rotate their tokens
 * @param enforceFrom epoch milliseconds from which the rules hold for tokens that exist already
 */
public record TokenPolicy(
        Duration maxLifespan,
        Boolean expiryRequired,
        Duration defaultLifespan,
        NamePattern namePattern,
        Permissions permissions,
        Boolean addressesRequired,
        Long maxTokens,
        Duration maxOverlap,
        OnReuse onReuse,
        Boolean selfRotate,
        Long enforceFrom) {

    /** Without any rule. */
    public static final TokenPolicy NONE =
            new TokenPolicy(null, null, null, null, null, null, null, null, null, null, null);

    /** The longest overlap of all. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** The longest lifespan that a rule can name: a hundred years. */
    public static final Duration LONGEST_LIFESPAN = Duration.ofDays(36_500);

    /** The names of all rules. */
    public static final Set<String> NAMES =
            Arrays.stream(TokenPolicy.class.getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());

    private static final Duration SHORTEST_LIFESPAN = Duration.ofSeconds(1);

    /** As many as a page of the console can still count. */
    private static final long MOST_TOKENS = 100_000;

    /**
     * @throws InvalidValueException naming the rule that cannot be
     */
    public TokenPolicy {
        requireBetween("maxLifespan", maxLifespan, SHORTEST_LIFESPAN, LONGEST_LIFESPAN);
        requireBetween("defaultLifespan", defaultLifespan, SHORTEST_LIFESPAN, LONGEST_LIFESPAN);
        requireWholeSeconds("maxLifespan", maxLifespan);
        requireWholeSeconds("defaultLifespan", defaultLifespan);
        if (defaultLifespan != null
                && maxLifespan != null
                && defaultLifespan.compareTo(maxLifespan) > 0) {
            throw new InvalidValueException(
                    "defaultLifespan", "must not be longer than maxLifespan");
        }
        requireBetween("maxOverlap", maxOverlap, Duration.ZERO, LONGEST_OVERLAP);
        if (maxTokens != null && (maxTokens < 1 || maxTokens > MOST_TOKENS)) {
            throw new InvalidValueException("maxTokens", "must lie between 1 and " + MOST_TOKENS);
        }
        if (enforceFrom != null && (enforceFrom < 0 || enforceFrom > TokenSettings.MAX_TIMESTAMP)) {
            throw new InvalidValueException(
                    "enforceFrom", "must lie between the years 1970 and 9999");
        }
    }

    private static void requireBetween(String name, Duration span, Duration min, Duration max) {
        if (span != null && (span.compareTo(min) < 0 || span.compareTo(max) > 0)) {
            throw new InvalidValueException(
                    name, "must lie between " + TimeSpan.text(min) + " and " + TimeSpan.text(max));
        }
    }

    /** A {@link Lifespan} is made of it. */
    private static void requireWholeSeconds(String name, Duration span) {
        if (span != null && !span.equals(Duration.ofSeconds(span.toSeconds()))) {
            throw new InvalidValueException(name, "must be whole seconds");
        }
    }

    /** The longest overlap that may be asked for. */
    public Duration overlapLimit() {
        return maxOverlap == null ? LONGEST_OVERLAP : maxOverlap;
    }

    public boolean mayHolderRotate() {
        return Boolean.TRUE.equals(selfRotate);
    }

    public boolean isDisabledOnReuse() {
        return onReuse == OnReuse.DISABLE;
    }

    public boolean mustExpire() {
        return Boolean.TRUE.equals(expiryRequired);
    }

    public boolean mustHaveAddresses() {
        return Boolean.TRUE.equals(addressesRequired);
    }

    /**
     * What holds for a token: nothing for one that is exempt, but for {@code selfRotate}. That is a
     * permission, which a token does not get by being exempt.
     */
    public TokenPolicy of(EntityToken token) {
        return token.settings().exempt()
                ? new TokenPolicy(
                        null, null, null, null, null, null, null, null, null, selfRotate, null)
                : this;
    }

    /** The same rules with another one for overlaps. */
    public TokenPolicy withMaxOverlap(Duration other) {
        return new TokenPolicy(
                maxLifespan,
                expiryRequired,
                defaultLifespan,
                namePattern,
                permissions,
                addressesRequired,
                maxTokens,
                other,
                onReuse,
                selfRotate,
                enforceFrom);
    }

    /** Of each rule the stricter one, of these and of others; or both, where both can hold. */
    public TokenPolicy and(TokenPolicy other) {
        Duration longest = stricter(maxLifespan, other.maxLifespan);
        Duration byDefault = stricter(defaultLifespan, other.defaultLifespan);
        return new TokenPolicy(
                longest,
                stricterFlag(expiryRequired, other.expiryRequired),
                // A realm may have become stricter than what its entity has had by default.
                byDefault == null ? null : stricter(byDefault, longest),
                both(namePattern, other.namePattern, NamePattern::and),
                both(permissions, other.permissions, Permissions::and),
                stricterFlag(addressesRequired, other.addressesRequired),
                stricter(maxTokens, other.maxTokens),
                stricter(maxOverlap, other.maxOverlap),
                stricter(onReuse, other.onReuse),
                stricter(selfRotate, other.selfRotate),
                stricter(enforceFrom, other.enforceFrom));
    }

    /** Less is stricter, sooner, to disable, and what is not allowed. */
    private static <T extends Comparable<? super T>> T stricter(T a, T b) {
        return least(a, b, Comparator.naturalOrder());
    }

    /** What is required is stricter. */
    private static Boolean stricterFlag(Boolean a, Boolean b) {
        return least(a, b, Comparator.reverseOrder());
    }

    private static <T> T least(T a, T b, Comparator<T> order) {
        return Stream.of(a, b).filter(Objects::nonNull).min(order).orElse(null);
    }

    private static <T> T both(T a, T b, BinaryOperator<T> and) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return and.apply(a, b);
    }

    /**
     * Whether an entity may have these rules. A rule that it has already may stay, though the realm
     * has become stricter since: the stricter one holds. Patterns of names need no comparison, as
     * both hold.
     *
     * @param realm the rules of the entity's realm
     * @param before the rules that the entity has now
     * @throws InvalidValueException naming the first new rule that is laxer than the realm's
     */
    public void requireWithin(TokenPolicy realm, TokenPolicy before) {
        TokenPolicy both = and(realm);
        require("maxLifespan", maxLifespan, both.maxLifespan, before.maxLifespan);
        require("expiryRequired", expiryRequired, both.expiryRequired, before.expiryRequired);
        require("defaultLifespan", defaultLifespan, both.defaultLifespan, before.defaultLifespan);
        require("permissions", permissions, both.permissions, before.permissions);
        require(
                "addressesRequired",
                addressesRequired,
                both.addressesRequired,
                before.addressesRequired);
        require("maxTokens", maxTokens, both.maxTokens, before.maxTokens);
        require("maxOverlap", maxOverlap, both.maxOverlap, before.maxOverlap);
        require("onReuse", onReuse, both.onReuse, before.onReuse);
        require("selfRotate", selfRotate, both.selfRotate, before.selfRotate);
        require("enforceFrom", enforceFrom, both.enforceFrom, before.enforceFrom);
    }

    /** A rule that the realm would make stricter is laxer than the realm's. */
    private static void require(String name, Object own, Object both, Object before) {
        if (own != null && !own.equals(before) && !own.equals(both)) {
            throw new InvalidValueException(name, "must not be laxer than the realm's");
        }
    }
}
