package io.entitytokens.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelfRotationTest {

    /** One more than is needed: at the very moment, a clock may be behind. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, 86401",
        "2026-11-23T12:00:00Z, 43201",
        "2026-11-23T23:59:59Z, 2",
        "2026-11-23T23:59:59.999Z, 1"
    })
    void nextRotationsAreWelcomeOnTheNextDay(String now, long seconds) {
        assertThat(SelfRotation.secondsUntilTomorrow(Instant.parse(now).toEpochMilli()))
                .isEqualTo(seconds);
    }
}
