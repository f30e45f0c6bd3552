package io.entitytokens.token;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a token is to live: an ISO 8601 duration such as {@code P90D}. A rotation counts it
 * anew.
 *
 * @param text as it was sent
 */
public record Lifespan(String text) {

    private static final Pattern FORM =
            Pattern.compile(
                    "P(?=\\d|T\\d)(?<date>(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,6}W)?(?:\\d{1,9}D)?)"
                            + "(?<time>T(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?)?");

    private static final int MAX_YEARS = 9999;

    /**
     * @throws InvalidValueException if it is no duration
     */
    public Lifespan {
        if (!FORM.matcher(text).matches()) {
            throw invalid();
        }
    }

    /**
     * When a token ends that begins now.
     *
     * @param now epoch milliseconds
     * @return epoch milliseconds
     * @throws InvalidValueException if that is not later, or beyond the year 9999
     */
    public long endFrom(long now) {
        try {
            long end = end(Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC));
            if (end > now && end <= TokenSettings.MAX_TIMESTAMP) {
                return end;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Answered below, as what is out of range.
        }
        throw invalid();
    }

    private long end(ZonedDateTime from) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid();
        }
        ZonedDateTime end = from;
        if (!form.group("date").isEmpty()) {
            Period period = Period.parse("P" + form.group("date"));
            if (period.getYears() > MAX_YEARS) {
                throw invalid();
            }
            end = end.plus(period);
        }
        if (form.group("time") != null) {
            end = end.plus(Duration.parse("P" + form.group("time")));
        }
        return end.toInstant().toEpochMilli();
    }

    private static InvalidValueException invalid() {
        return new InvalidValueException(
                "lifespan", "must be a positive ISO 8601 duration such as P90D");
    }
}
