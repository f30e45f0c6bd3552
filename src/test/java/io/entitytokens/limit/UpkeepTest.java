package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UpkeepTest {

    private static final RateLimit TEN = limit(10, "PT10S");

    private final SetClock clock = new SetClock();
    private final BucketTable table = new BucketTable(10, clock);
    private final Upkeep upkeep = new Upkeep(table, new LimitMetrics(table));

    @Test
    void tooManyTokensAreDroppedWithinASecond() {
        for (int i = 0; i < 15; i++) {
            UsedToken.in(table, i).accepted(1, TEN);
        }

        upkeep.run();
        assertThat(table.size()).isEqualTo(10);
    }

    @Test
    void idleTokensAreDroppedWithinAMinute() {
        UsedToken.in(table).accepted(1, TEN);
        new Telling(table, text -> {}).tell();
        clock.move(Duration.ofMinutes(1));

        for (int seconds = 0; seconds < 60; seconds++) {
            upkeep.run();
        }
        assertThat(table.size()).isZero();
    }
}
