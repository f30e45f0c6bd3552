package io.entitytokens.gateway;

import io.entitytokens.token.LimitLevel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Limits as header fields (draft-ietf-httpapi-ratelimit-headers-11): lists of structured fields
 * (RFC 9651). A limit's name needs no escape there.
 */
final class RateLimitFields {

    private RateLimitFields() {}

    /** The field {@code RateLimit}: what is left, and the seconds until there is more. */
    static String left(List<LimitLevel> levels) {
        return list(
                levels,
                level ->
                        item(level, "r", level.remaining())
                                + parameter("t", level.secondsUntilReset()));
    }

    /** The field {@code RateLimit-Policy}: how many requests, in how many seconds. */
    static String policy(List<LimitLevel> levels) {
        return list(
                levels,
                level ->
                        item(level, "q", level.limit().requests())
                                + parameter("w", level.window()));
    }

    private static String list(List<LimitLevel> levels, Function<LimitLevel, String> item) {
        return levels.stream().map(item).collect(Collectors.joining(", "));
    }

    private static String item(LimitLevel level, String parameter, long value) {
        return '"' + level.limit().name() + '"' + parameter(parameter, value);
    }

    private static String parameter(String name, long value) {
        return ";" + name + "=" + value;
    }
}
