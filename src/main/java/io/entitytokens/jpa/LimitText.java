package io.entitytokens.jpa;

import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes limits into one column: each as name, requests, period in milliseconds and permission or
 * {@code *}, with spaces between; a semicolon between two limits.
 */
final class LimitText {

    private static final String ALL = "*";

    private LimitText() {}

    static String write(List<RateLimit> limits) {
        return limits.isEmpty()
                ? null
                : limits.stream().map(LimitText::write).collect(Collectors.joining(";"));
    }

    private static String write(RateLimit limit) {
        return String.join(
                " ",
                limit.name(),
                Long.toString(limit.requests()),
                Long.toString(limit.period().toMillis()),
                limit.permission() == null ? ALL : limit.permission().value());
    }

    /**
     * @param text or null
     */
    static List<RateLimit> read(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(";", -1)).map(LimitText::readOne).toList();
    }

    private static RateLimit readOne(String text) {
        String[] parts = text.split(" ", -1);
        return new RateLimit(
                parts[0],
                Long.parseLong(parts[1]),
                Duration.ofMillis(Long.parseLong(parts[2])),
                parts[3].equals(ALL) ? null : Permission.of(parts[3]).orElseThrow());
    }
}
