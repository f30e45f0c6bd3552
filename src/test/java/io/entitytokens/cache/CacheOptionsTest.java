package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/** The options, as the server hands them over. */
final class CacheOptionsTest {

    private static final String PREFIX = "limits-test.";

    private static CacheOptions of(Map<String, ?> options) {
        options.forEach((name, value) -> System.setProperty(PREFIX + name, value.toString()));
        return CacheOptions.of(new Config.SystemPropertiesScope(PREFIX));
    }

    @AfterEach
    void forgetOptions() {
        CacheOptions.options().forEach(option -> System.clearProperty(PREFIX + option.getName()));
    }

    @Test
    void everyGivenOptionIsUsed() {
        assertThat(
                        of(
                                Map.of(
                                        "max-entries", 1,
                                        "max-memory", 2,
                                        "max-unknown", 3,
                                        "time-limit", 4,
                                        "max-reads", 5,
                                        "max-wait", 6)))
                .isEqualTo(
                        new CacheOptions(
                                1, 2 << 20, 3, Duration.ofSeconds(4), 5, Duration.ofMillis(6)));
    }

    @Test
    void listedDefaultsAreUsedWhereNothingIsGiven() {
        CacheOptions limits = of(Map.of());

        assertThat(limits)
                .isEqualTo(
                        new CacheOptions(
                                100_000,
                                96 << 20,
                                10_000,
                                Duration.ofSeconds(30),
                                Math.max(2, Runtime.getRuntime().availableProcessors()),
                                Duration.ofMillis(500)));
        List<ProviderConfigProperty> listed = CacheOptions.options();
        listed.forEach(
                option ->
                        System.setProperty(
                                PREFIX + option.getName(), option.getDefaultValue().toString()));
        assertThat(CacheOptions.of(new Config.SystemPropertiesScope(PREFIX))).isEqualTo(limits);
        assertThat(listed).hasSize(CacheOptions.class.getRecordComponents().length);
    }

    /** The guarantee that a revoked token is dead everywhere after half a minute is no option. */
    @ParameterizedTest
    @CsvSource({"29, 29", "30, 30", "31, 30", "86400, 30", "0, 1", "-1, 1"})
    void timeLimitIsKeptWithinItsBounds(int given, int seconds) {
        assertThat(of(Map.of("time-limit", given)).timeLimit())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void optionOfZeroOrLessBecomesOne() {
        assertThat(
                        of(
                                Map.of(
                                        "max-entries", 0,
                                        "max-memory", 0,
                                        "max-unknown", -5,
                                        "max-reads", 0,
                                        "max-wait", 0)))
                .isEqualTo(
                        new CacheOptions(
                                1, 1 << 20, 1, Duration.ofSeconds(30), 1, Duration.ofMillis(1)));
    }
}
