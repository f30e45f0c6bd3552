package io.entitytokens.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for tokens, of a realm or of one of its entities. What is null is no rule.
 *
 * @param maxOverlap how long older secrets may stay good beside a new one
 * @param onReuse what happens to a token of which somebody presents a retired secret
 * @param selfRotate whether holders may rotate their tokens
 */
public record TokenPolicy(Duration maxOverlap, OnReuse onReuse, Boolean selfRotate) {

    /** Without any rule. */
    public static final TokenPolicy NONE = new TokenPolicy(null, null, null);

    /** The longest overlap of all. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** The names of all rules. */
    public static final Set<String> NAMES =
            Arrays.stream(TokenPolicy.class.getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());

    /**
     * @throws InvalidValueException naming the rule that cannot be
     */
    public TokenPolicy {
        if (maxOverlap != null
                && (maxOverlap.isNegative() || maxOverlap.compareTo(LONGEST_OVERLAP) > 0)) {
            throw new InvalidValueException(
                    "maxOverlap", "must lie between PT0S and " + TimeSpan.text(LONGEST_OVERLAP));
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

    /** Of each rule the stricter one, of these and of others. */
    public TokenPolicy and(TokenPolicy other) {
        return new TokenPolicy(
                stricter(maxOverlap, other.maxOverlap),
                stricter(onReuse, other.onReuse),
                stricter(selfRotate, other.selfRotate));
    }

    /** Shorter is stricter, to disable is stricter, and what is not allowed is stricter. */
    private static <T extends Comparable<? super T>> T stricter(T a, T b) {
        return Stream.of(a, b).filter(Objects::nonNull).min((x, y) -> x.compareTo(y)).orElse(null);
    }

    /**
     * Whether an entity may have these rules. A rule that it has already may stay, though the realm
     * has become stricter since: the stricter one holds.
     *
     * @param realm the rules of the entity's realm
     * @param before the rules that the entity has now
     * @throws InvalidValueException naming the first new rule that is laxer than the realm's
     */
    public void requireWithin(TokenPolicy realm, TokenPolicy before) {
        require("maxOverlap", maxOverlap, realm.maxOverlap, before.maxOverlap);
        require("onReuse", onReuse, realm.onReuse, before.onReuse);
        require("selfRotate", selfRotate, realm.selfRotate, before.selfRotate);
    }

    private static <T extends Comparable<? super T>> void require(
            String name, T own, T realms, T before) {
        boolean isNew = own != null && !own.equals(before);
        if (isNew && realms != null && own.compareTo(realms) > 0) {
            throw new InvalidValueException(name, "must not be laxer than the realm's");
        }
    }
}
