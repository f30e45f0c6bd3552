package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketTableTest {

    private static final RateLimit TEN = limit(10, "PT10S");
    private static final RateLimit THREE = limit(3, "PT1S");
    private static final RateLimit LARGEST = limit(1_000_000_000, "P31D");

    private final SetClock clock = new SetClock();
    private final BucketTable table = new BucketTable(1_000, clock);
    private final UsedToken token = UsedToken.in(table);

    @Test
    void asManyRequestsAreAcceptedAsTheLimitSays() {
        assertThat(token.accepted(100, TEN)).isEqualTo(10);
    }

    @Test
    void whatIsUsedUpComesBackEvenly() {
        token.accepted(10, TEN);

        clock.moveMillis(999);
        assertThat(token.isAccepted(TEN)).isFalse();
        clock.moveMillis(1);
        assertThat(token.accepted(10, TEN)).isEqualTo(1);
        clock.moveMillis(4_500);
        assertThat(token.accepted(10, TEN)).isEqualTo(4);
        clock.moveMillis(500);
        assertThat(token.accepted(10, TEN)).isEqualTo(1);
    }

    /** A third of a second has no whole number of milliseconds; none of them gets lost. */
    @Test
    void nothingIsRounded() {
        token.accepted(3, THREE);

        int accepted = 0;
        for (int millis = 0; millis < 60_000; millis++) {
            clock.moveMillis(1);
            accepted += token.accepted(1, THREE);
        }
        assertThat(accepted).isEqualTo(180);
    }

    @Test
    void noBucketHoldsMoreThanItsLimit() {
        token.accepted(10, TEN);
        clock.move(Duration.ofDays(10_000));

        assertThat(token.accepted(100, TEN)).isEqualTo(10);
    }

    @Test
    void clockThatGoesBackNeitherGivesNorLocksOut() {
        token.accepted(10, TEN);

        clock.move(Duration.ofDays(-1));
        assertThat(token.isAccepted(TEN)).isFalse();
        clock.moveMillis(1_000);
        assertThat(token.accepted(10, TEN)).isEqualTo(1);
    }

    @Test
    void clockThatGoesBackAndForthGivesNoMoreThanOneCapacity() {
        token.accepted(10, TEN);
        clock.move(Duration.ofDays(-1));
        assertThat(token.isAccepted(TEN)).isFalse();
        clock.move(Duration.ofDays(1));

        assertThat(token.accepted(100, TEN)).isLessThanOrEqualTo(10);
    }

    @Test
    void largestLimitIsCountedExactly() {
        assertThat(token.isAccepted(LARGEST)).isTrue();
        assertThat(token.remaining(LARGEST)).isEqualTo(999_999_999);

        table.owe(token.realmId(), token.id(), Quota.of(LARGEST), Long.MAX_VALUE);
        table.owe(token.realmId(), token.id(), Quota.of(LARGEST), Long.MAX_VALUE);
        assertThat(token.level(LARGEST))
                .isEqualTo(new LimitLevel(LARGEST, 0, days(31).plusMillis(3), days(62)));
        clock.move(days(31).plusMillis(2));
        assertThat(token.isAccepted(LARGEST)).isFalse();
        clock.moveMillis(1);
        assertThat(token.isAccepted(LARGEST)).isTrue();
        clock.move(days(365));
        assertThat(token.remaining(LARGEST)).isEqualTo(1_000_000_000);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    @Test
    void quickestLimitIsCountedExactly() {
        RateLimit quickest = limit(1_000_000_000, "PT1S");
        token.accepted(1_000, quickest);
        assertThat(token.remaining(quickest)).isEqualTo(999_999_000);

        clock.moveMillis(1);
        assertThat(token.remaining(quickest)).isEqualTo(1_000_000_000);
    }

    @Test
    void requestIsTakenFromAllLimitsThatCountIt() {
        token.accepted(2, TEN, THREE);

        assertThat(token.remaining(TEN)).isEqualTo(8);
        assertThat(token.remaining(THREE)).isEqualTo(1);
    }

    @Test
    void requestThatOneLimitRefusesIsTakenFromNone() {
        RateLimit one = limit(1, "PT1H");
        token.accepted(1, one);

        assertThat(token.accepted(5, TEN, one)).isZero();
        assertThat(token.accepted(5, one, TEN)).isZero();
        assertThat(token.remaining(TEN)).isEqualTo(10);
    }

    @Test
    void refusalTellsWhatIsLeftOfAllLimitsThatCountTheRequest() {
        token.accepted(3, TEN, THREE);

        LimitReached reached =
                table.take(token.realmId(), token.id(), List.of(TEN, THREE)).orElseThrow();
        assertThat(reached.levels())
                .containsExactly(
                        new LimitLevel(TEN, 7, Duration.ZERO, Duration.ofSeconds(3)),
                        new LimitLevel(THREE, 0, Duration.ofMillis(334), Duration.ofSeconds(1)));
        assertThat(reached.retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void retryAfterIsWhenTheRequestWouldBeAccepted() {
        RateLimit one = limit(1, "PT90S");
        token.accepted(1, one);
        clock.moveMillis(1);

        LimitReached reached =
                table.take(token.realmId(), token.id(), List.of(TEN, one)).orElseThrow();
        assertThat(reached.retryAfterSeconds()).isEqualTo(90);
        clock.move(Duration.ofSeconds(reached.retryAfterSeconds()));
        assertThat(token.isAccepted(TEN, one)).isTrue();
    }

    @Test
    void refusedRequestsUseUpNothing() {
        token.accepted(1_000, TEN);
        clock.moveMillis(1_000);

        assertThat(token.isAccepted(TEN)).isTrue();
    }

    @Test
    void lookingCountsNothing() {
        for (int i = 0; i < 100; i++) {
            token.level(TEN);
        }
        assertThat(token.remaining(TEN)).isEqualTo(10);
        assertThat(table.size()).isZero();
    }

    @Test
    void tokensHaveBucketsOfTheirOwn() {
        token.accepted(10, TEN);

        assertThat(UsedToken.in(table, 1).accepted(100, TEN)).isEqualTo(10);
    }

    @Test
    void changedLimitBeginsAnewAndTheOthersGoOn() {
        token.accepted(3, TEN, THREE);

        assertThat(token.accepted(100, TEN, limit(5, "PT1S"))).isEqualTo(5);
        assertThat(token.remaining(TEN)).isEqualTo(2);
    }

    /** Otherwise a request that is judged by the old settings would reset the new limit. */
    @Test
    void limitThatIsChangedBackIsAsItWas() {
        token.accepted(10, TEN);
        token.accepted(3, THREE);

        assertThat(token.isAccepted(TEN)).isFalse();
        assertThat(token.isAccepted(THREE)).isFalse();
    }

    @Test
    void newNameChangesNothing() {
        token.accepted(10, TEN);

        assertThat(token.isAccepted(new RateLimit("other", 10, TEN.period(), null))).isFalse();
    }

    @Test
    void otherPermissionIsAnotherLimit() {
        token.accepted(10, TEN);

        RateLimit writes = new RateLimit("default", 10, TEN.period(), Permission.WRITE);
        assertThat(token.isAccepted(writes)).isTrue();
    }

    @Test
    void limitsThatAgreeCountARequestOnce() {
        assertThat(token.accepted(100, TEN, new RateLimit("other", 10, TEN.period(), null)))
                .isEqualTo(10);
    }

    @Test
    void limitThatIsChangedAgainAndAgainIsCountedAllTheSame() {
        for (int requests = 1; requests <= 100; requests++) {
            token.accepted(1, limit(requests, "P31D"));
        }
        assertThat(token.accepted(100, TEN)).isEqualTo(10);
        assertThat(token.remaining(limit(100, "P31D"))).isEqualTo(99);
        assertThat(token.remaining(limit(1, "P31D"))).isEqualTo(1);
    }

    /** However often others come and go, what is used beside them is not the oldest. */
    @Test
    void limitThatIsInUseGoesOnWhileAnotherIsChangedAgainAndAgain() {
        RateLimit hundred = limit(100, "P31D");
        for (int requests = 1; requests <= 40; requests++) {
            token.accepted(1, hundred, limit(1_000 + requests, "P31D"));
        }
        assertThat(token.remaining(hundred)).isEqualTo(60);
    }
}
