package io.entitytokens.admin;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TokenSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;

/** When a new token ends: at a time, after a lifespan, or never. */
final class Expiry {

    /** Durations count in int, and calendars turn back to the beginning, without a word. */
    private static final Pattern SAFE = Pattern.compile("P(\\d{1,9}[A-Z]|T){1,8}");

    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

    private static final int MAX_YEARS = 9999;

    private Expiry() {}

    /**
     * @return epoch milliseconds, or null for never
     * @throws InvalidValueException if both are given, or the lifespan is none
     */
    static Long read(JsonBody body, long now) {
        Long timestamp = body.timestamp("expiresTimestamp");
        String lifespan = body.text("lifespan");
        if (lifespan == null) {
            return timestamp;
        }
        if (timestamp != null) {
            throw new InvalidValueException("lifespan", "cannot stand beside expiresTimestamp");
        }
        return after(lifespan, now);
    }

    /** XML Schema, whose durations the platform reads, has no weeks. */
    private static String inDays(String lifespan) {
        Matcher weeks = WEEKS.matcher(lifespan);
        return weeks.matches() ? "P" + 7L * Integer.parseInt(weeks.group(1)) + "D" : lifespan;
    }

    private static Long after(String lifespan, long now) {
        try {
            if (!SAFE.matcher(lifespan).matches()) {
                throw new IllegalArgumentException();
            }
            Duration duration = DatatypeFactory.newInstance().newDuration(inDays(lifespan));
            if (duration.getYears() > MAX_YEARS) {
                throw new IllegalArgumentException();
            }
            GregorianCalendar calendar =
                    GregorianCalendar.from(Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC));
            calendar.setTimeZone(TimeZone.getTimeZone("UTC"));
            duration.addTo(calendar);
            long end = calendar.getTimeInMillis();
            if (duration.getSign() <= 0 || end <= now || end > TokenSettings.MAX_TIMESTAMP) {
                throw new IllegalArgumentException();
            }
            return end;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidValueException(
                    "lifespan", "must be a positive ISO 8601 duration such as P90D");
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
