package io.entitytokens.token.secret;

import io.entitytokens.token.format.TokenHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The secrets of a token.
 *
 * @param current the newest
 * @param older newest first; none of a token that was never rotated
 */
public record Secrets(Secret current, List<Secret> older) {

    /** So many secrets that have been replaced are known, if not more have to be. */
    public static final int MAX_OLDER = 5;

    /** So many may be good at a time. */
    public static final int MAX_GOOD = 3;

    public Secrets {
        older = List.copyOf(older);
    }

    /** The only secret of a token that was never rotated. */
    public static Secrets first(TokenHash hash, long createdTimestamp) {
        return new Secrets(Secret.current(1, hash, createdTimestamp), List.of());
    }

    /**
     * Finds a secret by its hash. All are compared, each in constant time: how long that takes
     * tells nobody whether one of them was it.
     */
    public Optional<Secret> find(TokenHash presented) {
        Secret found = current.hash().matches(presented) ? current : null;
        for (Secret secret : older) {
            if (secret.hash().matches(presented)) {
                found = secret;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * @return empty if there never was one, or if it is known no longer
     */
    public Optional<Secret> find(int generation) {
        // A read between two statements may bring one twice: then it is the older one that counts.
        return Stream.concat(older.stream(), Stream.of(current))
                .filter(secret -> secret.generation() == generation)
                .findFirst();
    }

    /** Newest first. */
    public Stream<Secret> all() {
        return Stream.concat(Stream.of(current), older.stream());
    }

    /** Whether any secret newer than this generation is known to have been used. */
    public boolean isNewerUsed(int generation) {
        return all().anyMatch(secret -> secret.generation() > generation && secret.used());
    }

    /**
     * The older ones that are still good.
     *
     * @param now epoch milliseconds
     */
    public Stream<Secret> overlapping(long now) {
        return older.stream().filter(secret -> !secret.end().isPast(now));
    }

    /**
     * These with a new secret, beside which all others end.
     *
     * @param end of those that do not end sooner
     * @param keptFor how long one that has ended is known in any case
     * @param now epoch milliseconds
     */
    public Secrets replaced(Secret newest, SecretEnd end, Duration keptFor, long now) {
        List<Secret> replaced = new ArrayList<>();
        all().map(secret -> secret.ending(end, now)).forEach(replaced::add);
        // Only the oldest goes: whatever is newer may tell that it was used.
        while (replaced.size() > MAX_OLDER
                && replaced.get(replaced.size() - 1).end().isLongPast(keptFor, now)) {
            replaced.remove(replaced.size() - 1);
        }
        return new Secrets(newest, replaced);
    }

    /**
     * These with all older ones ended.
     *
     * @param now epoch milliseconds
     */
    public Secrets ended(SecretEnd end, long now) {
        return mapOlder(secret -> secret.ending(end, now));
    }

    /**
     * These with one of the older ones ended.
     *
     * @param now epoch milliseconds
     */
    public Secrets ended(int generation, SecretEnd end, long now) {
        return mapOlder(
                secret -> secret.generation() == generation ? secret.ending(end, now) : secret);
    }

    private Secrets mapOlder(UnaryOperator<Secret> change) {
        List<Secret> changed = new ArrayList<>(older);
        changed.replaceAll(change);
        return new Secrets(current, changed);
    }
}
