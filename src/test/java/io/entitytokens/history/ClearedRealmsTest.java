package io.entitytokens.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A realm whose events were cleared is seen to until nothing of before can be left. */
final class ClearedRealmsTest {

    private static final long CLEARED = 1_000;

    private final MovedClock clock = new MovedClock();
    private final ClearedRealms realms = new ClearedRealms(clock);

    /** Stands still until it is moved. */
    private static final class MovedClock extends Clock {

        private long now = CLEARED;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private List<Long> seenTo(long afterMillis, boolean nothingIsLeft) {
        clock.now = CLEARED + afterMillis;
        List<Long> times = new ArrayList<>();
        realms.removeAll(
                (realmId, time) -> {
                    times.add(time);
                    return nothingIsLeft;
                });
        return times;
    }

    @Test
    void realmStaysForAMinuteThoughNothingIsLeft() {
        realms.add("realm");

        assertThat(seenTo(0, true)).containsExactly(CLEARED);
        assertThat(seenTo(59_999, true)).containsExactly(CLEARED);
        assertThat(seenTo(60_000, true)).containsExactly(CLEARED);
        assertThat(seenTo(60_001, true)).isEmpty();
    }

    @Test
    void realmStaysWhileSomethingIsLeft() {
        realms.add("realm");

        assertThat(seenTo(600_000, false)).containsExactly(CLEARED);
        assertThat(seenTo(600_001, true)).containsExactly(CLEARED);
        assertThat(seenTo(600_002, true)).isEmpty();
    }

    @Test
    void realmThatIsClearedAgainStartsAnew() {
        realms.add("realm");
        clock.now = CLEARED + 60_000;
        realms.removeAll(
                (realmId, time) -> {
                    clock.now++;
                    realms.add(realmId);
                    return true;
                });

        assertThat(seenTo(60_002, true)).containsExactly(CLEARED + 60_001);
    }
}
