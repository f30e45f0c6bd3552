package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpanTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "P0D, 0",
        "PT1S, 1000",
        "PT0.25S, 250",
        "PT15M, 900000",
        "PT24H, 86400000",
        "P1D, 86400000",
        "P1DT1H, 90000000",
        "P30D, 2592000000"
    })
    void spanUpToTheLongestIsRead(String text, long millis) {
        assertThat(TimeSpan.parse("overlap", text, MONTH)).isEqualTo(Duration.ofMillis(millis));
    }

    /** The database keeps no finer ones. */
    @Test
    void spanIsReadInMilliseconds() {
        assertThat(TimeSpan.parse("overlap", "PT1.0009S", MONTH)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void missingTextIsNoSpan() {
        assertThat(TimeSpan.parse("overlap", null, MONTH)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "24H",
                "P",
                "PT",
                "P1M",
                "P1Y",
                "P1W",
                "-PT1S",
                "PT-1S",
                "PT1S ",
                "PT721H",
                "P30DT0.001S",
                "P31D",
                "P99999999999999999999D",
                "PT9223372036854775807S",
                "one day"
            })
    void spanThatIsNoneOrNegativeOrTooLongIsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> TimeSpan.parse("overlap", text, MONTH))
                .withMessage("overlap must be an ISO 8601 duration from PT0S to P30D")
                .extracting(InvalidValueException::field)
                .isEqualTo("overlap");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT24H, P1D",
        "P30D, P30D",
        "PT48H, P2D",
        "PT25H, PT25H",
        "PT90M, PT1H30M",
        "PT0.5S, PT0.5S"
    })
    void wholeDaysAreWrittenAsDays(String read, String written) {
        assertThat(TimeSpan.text(Duration.parse(read))).isEqualTo(written);
    }
}
