package io.entitytokens.token;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Exact lengths of time as requests and answers write them: {@code PT24H}, {@code P30D}. */
public final class TimeSpan {

    private static final Pattern FORM =
            Pattern.compile(
                    "P(?=.)(?:\\d{1,9}D)?"
                            + "(?:T(?=.)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,9})?S)?)?");

    private TimeSpan() {}

    /** As {@link #parse(String, String, Duration, Duration)}, for what may be no time at all. */
    public static Duration parse(String field, String text, Duration max) {
        return parse(field, text, Duration.ZERO, max);
    }

    /**
     * @param field for the error
     * @param text ISO 8601, in days, hours, minutes and seconds; or null
     * @param min the shortest
     * @param max the longest
     * @return null for null
     * @throws InvalidValueException if it is no such duration, too short or too long
     */
    public static Duration parse(String field, String text, Duration min, Duration max) {
        if (text == null) {
            return null;
        }
        try {
            if (FORM.matcher(text).matches()) {
                Duration span = Duration.parse(text);
                if (span.compareTo(min) >= 0 && span.compareTo(max) <= 0) {
                    return Duration.ofMillis(span.toMillis());
                }
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Answered below, as what is out of range.
        }
        throw new InvalidValueException(
                field, "must be an ISO 8601 duration from " + text(min) + " to " + text(max));
    }

    /** Whole days as days, all else as {@link Duration} writes it. */
    public static String text(Duration span) {
        boolean isWholeDays = !span.isZero() && span.equals(Duration.ofDays(span.toDays()));
        return isWholeDays ? "P" + span.toDays() + "D" : span.toString();
    }
}
