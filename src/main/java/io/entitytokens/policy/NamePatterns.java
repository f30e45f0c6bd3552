package io.entitytokens.policy;

import com.google.re2j.Pattern;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.NamePattern;
import java.util.regex.MatchResult;

/**
 * Regular expressions for the names of tokens. RE2 never tries anything twice: however hostile the
 * pattern, a name takes time that grows with the lengths of both, and no more. But it writes out
 * what is counted, so that {@code ((a{1000}){1000}){1000}} would fill the memory: it is refused
 * before it is read.
 */
public final class NamePatterns {

    /** A count; after a group it multiplies the counts inside. */
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile(
                    "(?<group>\\)|\\\\E)?\\{(?<least>\\d+)(?:,(?<most>\\d*))?\\}");

    /** RE2 itself takes no higher count. */
    private static final long MAX_COUNT = 1000;

    /** Steps of a program: a name of 255 characters takes a few milliseconds then. */
    private static final int MAX_PROGRAM = 4000;

    private NamePatterns() {}

    /**
     * @throws InvalidValueException if one is no regular expression, or too large
     */
    public static void require(NamePattern patterns) {
        patterns.texts().forEach(NamePatterns::compiled);
    }

    /**
     * Whether the whole name matches all of them. One that cannot be read matches nothing.
     *
     * @param name of a token
     */
    static boolean matches(NamePattern patterns, String name) {
        try {
            return patterns.texts().stream().allMatch(text -> compiled(text).matches(name));
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static Pattern compiled(String text) {
        if (isTooLargeToRead(text)) {
            throw tooLarge();
        }
        Pattern pattern = read(text);
        if (pattern.programSize() > MAX_PROGRAM) {
            throw tooLarge();
        }
        return pattern;
    }

    private static Pattern read(String text) {
        try {
            return Pattern.compile(text);
        } catch (RuntimeException e) {
            // Its parser trips over some patterns. Not its message: it quotes what it read.
            throw new InvalidValueException(
                    NamePattern.FIELD, "must be a regular expression of RE2");
        }
    }

    private static InvalidValueException tooLarge() {
        return new InvalidValueException(
                NamePattern.FIELD, "repeats too much: its counts make it too large");
    }

    /** Whether counts within counts could come to more than RE2 takes of a single one. */
    private static boolean isTooLargeToRead(String text) {
        long groups = 1;
        long others = 1;
        for (MatchResult count : COUNT.matcher(text).results().toList()) {
            long times = times(count);
            if (count.group(1) == null) {
                others = Math.max(others, times);
            } else {
                groups = Math.min(groups * times, MAX_COUNT + 1);
            }
        }
        return groups * others > MAX_COUNT;
    }

    private static long times(MatchResult count) {
        long times = Math.max(1, number(count.group(2)));
        String most = count.group(3);
        if (most == null) {
            return times;
        }
        return most.isEmpty() ? times + 1 : Math.max(times, number(most));
    }

    private static long number(String digits) {
        return digits.length() > 4 ? MAX_COUNT + 1 : Long.parseLong(digits);
    }
}
