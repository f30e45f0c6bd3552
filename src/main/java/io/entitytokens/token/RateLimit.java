package io.entitytokens.token;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How often a token may be used.
 *
 * @param name unique among the limits of a token, and among those of an entity
 * @param requests how many are accepted in a period
 * @param period in which what was used up comes back
 * @param permission which requests count; null for all
 */
public record RateLimit(String name, long requests, Duration period, Permission permission) {

    /** How many limits a token may have, and an entity. */
    public static final int MAX = 4;

    /** The name of the setting. */
    public static final String FIELD = "limits";

    public static final long MAX_REQUESTS = 1_000_000_000;
    public static final Duration MIN_PERIOD = Duration.ofSeconds(1);
    public static final Duration MAX_PERIOD = Duration.ofDays(31);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * @throws InvalidValueException naming the part that breaks the rules
     */
    public RateLimit {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new InvalidValueException("name", "must be 1 to 32 letters, digits, '-' or '_'");
        }
        if (requests < 1 || requests > MAX_REQUESTS) {
            throw new InvalidValueException(
                    "requests", "must be a whole number from 1 to " + MAX_REQUESTS);
        }
        if (period == null
                || period.compareTo(MIN_PERIOD) < 0
                || period.compareTo(MAX_PERIOD) > 0) {
            throw new InvalidValueException(
                    "period",
                    "must be an ISO 8601 duration from "
                            + TimeSpan.text(MIN_PERIOD)
                            + " to "
                            + TimeSpan.text(MAX_PERIOD));
        }
    }

    /**
     * The limits of one token, or of one entity.
     *
     * @throws InvalidValueException if there are too many, or two of one name
     */
    static List<RateLimit> requireTogether(List<RateLimit> limits) {
        if (limits.size() > MAX) {
            throw new InvalidValueException(FIELD, "has more than " + MAX + " entries");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            if (!names.add(limits.get(i).name())) {
                throw new InvalidValueException(
                        FIELD + "[" + i + "].name", "is the name of another limit, too");
            }
        }
        return List.copyOf(limits);
    }

    /** Whether a request that needs these permissions counts. */
    public boolean counts(Permissions permissions) {
        return permission == null || permissions.contains(permission);
    }
}
