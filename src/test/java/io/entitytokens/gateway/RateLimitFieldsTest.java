package io.entitytokens.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples are those of draft-ietf-httpapi-ratelimit-headers-11. */
final class RateLimitFieldsTest {

    private static final RateLimit BURST = limit("burst", 100, Duration.ofSeconds(60));
    private static final RateLimit DAILY = limit("daily", 1_000, Duration.ofDays(1));

    private static RateLimit limit(String name, long requests, Duration period) {
        return new RateLimit(name, requests, period, null);
    }

    private static LimitLevel level(
            RateLimit limit, long remaining, long millisUntilNext, long millisUntilFull) {
        return new LimitLevel(
                limit,
                remaining,
                Duration.ofMillis(millisUntilNext),
                Duration.ofMillis(millisUntilFull));
    }

    @Test
    void policyIsAsInTheExampleOfTheDraft() {
        assertThat(RateLimitFields.policy(List.of(level(BURST, 0, 1, 1), level(DAILY, 0, 1, 1))))
                .isEqualTo("\"burst\";q=100;w=60, \"daily\";q=1000;w=86400");
    }

    @Test
    void whatIsLeftIsAsInTheExampleOfTheDraft() {
        RateLimit example = limit("default", 100, Duration.ofSeconds(60));

        assertThat(RateLimitFields.left(List.of(level(example, 50, 0, 30_000))))
                .isEqualTo("\"default\";r=50;t=30");
    }

    /** As in the field Retry-After, which the draft wants to mean the same moment. */
    @Test
    void exhaustedLimitTellsWhenTheNextRequestIsAccepted() {
        assertThat(
                        RateLimitFields.left(
                                List.of(level(BURST, 0, 4_001, 60_000), level(DAILY, 7, 0, 1))))
                .isEqualTo("\"burst\";r=0;t=5, \"daily\";r=7;t=1");
    }

    @Test
    void partsOfASecondAreRoundedUp() {
        RateLimit odd = limit("odd", 1_000_000_000, Duration.ofMillis(1_001));

        assertThat(RateLimitFields.policy(List.of(level(odd, 0, 1, 1))))
                .isEqualTo("\"odd\";q=1000000000;w=2");
        assertThat(RateLimitFields.left(List.of(level(odd, 0, 1, 1)))).isEqualTo("\"odd\";r=0;t=1");
    }
}
