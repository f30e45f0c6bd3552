package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LifespanTest {

    private static final long NOW = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

    private static Instant end(String lifespan, String from) {
        long end = new Lifespan(lifespan).endFrom(Instant.parse(from).toEpochMilli());
        return Instant.ofEpochMilli(end);
    }

    @ParameterizedTest
    @CsvSource({
        "P90D, 2027-02-21T12:00:00Z",
        "P1W, 2026-11-30T12:00:00Z",
        "P52W, 2027-11-22T12:00:00Z",
        "P1Y, 2027-11-23T12:00:00Z",
        "P1M, 2026-12-23T12:00:00Z",
        "P1Y2M10D, 2028-02-02T12:00:00Z",
        "P1Y1M1W1D, 2027-12-31T12:00:00Z",
        "PT1S, 2026-11-23T12:00:01Z",
        "PT36H, 2026-11-25T00:00:00Z",
        "PT90M, 2026-11-23T13:30:00Z",
        "P1DT12H30M5S, 2026-11-25T00:30:05Z",
        "P0Y0M1D, 2026-11-24T12:00:00Z"
    })
    void lifespanIsCountedFromNow(String lifespan, String end) {
        assertThat(end(lifespan, "2026-11-23T12:00:00Z")).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, 2027-01-31T00:00:00Z, 2027-02-28T00:00:00Z",
        "P1M, 2028-01-31T00:00:00Z, 2028-02-29T00:00:00Z",
        "P3M, 2026-11-30T00:00:00Z, 2027-02-28T00:00:00Z",
        "P1Y, 2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
        "P4Y, 2028-02-29T00:00:00Z, 2032-02-29T00:00:00Z",
        "P365D, 2027-12-31T00:00:00Z, 2028-12-30T00:00:00Z",
        "P1Y, 2027-12-31T00:00:00Z, 2028-12-31T00:00:00Z"
    })
    void monthsAndYearsAreThoseOfTheCalendar(String lifespan, String from, String end) {
        assertThat(end(lifespan, from)).isEqualTo(end);
    }

    /** The server may stand where clocks are turned. */
    @Test
    void dayHasAlwaysTwentyFourHours() {
        assertThat(end("P1D", "2027-03-27T12:00:00Z")).isEqualTo("2027-03-28T12:00:00Z");
        assertThat(end("P1M", "2027-10-20T00:30:00Z")).isEqualTo("2027-11-20T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "90",
                "90D",
                "P90",
                "PD",
                "P-1D",
                "-P1D",
                "+P1D",
                "P+1D",
                "P1.5D",
                "P1,5D",
                "PT0.5S",
                "p90d",
                "P90d",
                " P90D",
                "P90D ",
                "P90D\n",
                "P 90D",
                "P1D1Y",
                "P1D1W",
                "P1H",
                "PT1D",
                "P1D2D",
                "PT1HP1D",
                "P٩D",
                "P1Q",
                "forever",
                "P9999999999D",
                "P1234567W",
                "2026-11-23"
            })
    void textThatIsNoDurationIsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Lifespan(text))
                .withMessage("lifespan must be a positive ISO 8601 duration such as P90D")
                .extracting(InvalidValueException::field)
                .isEqualTo("lifespan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "P1DT", "P0D", "P0Y0M0D", "PT0S", "P0W", "P0DT0H0M0S"})
    void durationOfNothingIsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Lifespan(text).endFrom(NOW))
                .withMessage("lifespan must be a positive ISO 8601 duration such as P90D");
    }

    /** Calendars and counters turn back to the beginning without a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "P10000Y",
                "P999999999Y",
                "P999999999M",
                "P999999W",
                "P999999999D",
                "P9999Y",
                "PT999999999H",
                "P9999Y999999999M999999W999999999DT999999999H999999999M999999999S",
                "P999999999Y999999999M999999W999999999DT999999999H999999999M999999999S"
            })
    void endBeyondTheYear9999IsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Lifespan(text).endFrom(NOW));
    }

    @Test
    void endAtTheLastSecondOfTheYear9999IsTaken() {
        assertThat(end("P7973Y", "2026-12-31T23:59:59Z")).isEqualTo("9999-12-31T23:59:59Z");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> end("P7973Y", "2027-01-01T00:00:00Z"));
    }

    @Test
    void textIsKeptAsItWasSent() {
        assertThat(new Lifespan("P1Y0M").text()).isEqualTo("P1Y0M");
    }
}
