package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is dropped of a table, and what stays. */
final class CrowdedTableTest {

    private static final RateLimit TEN = limit(10, "PT10S");

    private final SetClock clock = new SetClock();
    private final BucketTable table = new BucketTable(1_000, clock);
    private final UsedToken token = UsedToken.in(table);

    @Test
    void idleBucketsAreDroppedAndOthersKept() {
        token.accepted(1, TEN);
        UsedToken other = UsedToken.in(table, 1);
        other.accepted(5, TEN);
        tellOthers();

        clock.moveMillis(1_000);
        table.dropIdle();
        assertThat(table.size()).isEqualTo(1);
        assertThat(other.remaining(TEN)).isEqualTo(6);
    }

    /** What has not been told is still to be told. */
    @Test
    void bucketsThatAreUntoldAreNoIdleOnes() {
        token.accepted(1, TEN);
        clock.move(Duration.ofHours(1));

        table.dropIdle();
        assertThat(table.size()).isEqualTo(1);
    }

    private void tellOthers() {
        new Telling(table, text -> {}).tell();
    }

    @Test
    void ofTooManyTokensThoseWithTheMostLeftBeginAnew() {
        for (int i = 0; i < 1_100; i++) {
            UsedToken.in(table, i).accepted(i % 2 == 0 ? 10 : 1, TEN);
        }

        assertThat(table.shrink()).isEqualTo(150);
        assertThat(table.size()).isEqualTo(950);
        for (int i = 0; i < 1_100; i += 2) {
            assertThat(UsedToken.in(table, i).isAccepted(TEN)).isFalse();
        }
    }

    /** Otherwise one tenant resets the limits of another. */
    @Test
    void floodOfOneRealmResetsNoLimitOfAnother() {
        RateLimit once = limit(1, "P31D");
        for (int i = 0; i < 100; i++) {
            UsedToken.in(table, "small", i).accepted(1, TEN);
        }
        for (int i = 1_000; i < 3_000; i++) {
            UsedToken.in(table, "flood", i).accepted(1, once);
        }

        assertThat(table.shrink()).isEqualTo(2_100 - 950);
        for (int i = 0; i < 100; i++) {
            assertThat(UsedToken.in(table, "small", i).remaining(TEN)).isEqualTo(9);
        }
    }

    @Test
    void realmsThatAreOverTheirSharesHaveTheSameNumberOfPlaces() {
        for (int i = 0; i < 800; i++) {
            UsedToken.in(table, "one", i).accepted(1, TEN);
        }
        for (int i = 1_000; i < 2_600; i++) {
            UsedToken.in(table, "two", i).accepted(1, TEN);
        }

        table.shrink();
        assertThat(counted(0, 800)).isEqualTo(475);
        assertThat(counted(1_000, 2_600)).isEqualTo(475);
    }

    private long counted(int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> UsedToken.in(table, i).remaining(TEN) == 9)
                .count();
    }

    @Test
    void tokensThatHaveRoomAreLeftAlone() {
        for (int i = 0; i < 1_000; i++) {
            UsedToken.in(table, i).accepted(1, TEN);
        }
        assertThat(table.shrink()).isZero();
        assertThat(table.size()).isEqualTo(1_000);
    }
}
