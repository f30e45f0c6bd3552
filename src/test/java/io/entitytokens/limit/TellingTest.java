package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TellingTest {

    private static final RateLimit TEN = limit(10, "PT10S");

    private final SetClock clock = new SetClock();
    private final List<String> sent = new ArrayList<>();
    private final BucketTable here = new BucketTable(10_000, clock);
    private final BucketTable there = new BucketTable(10_000, clock);
    private final Telling telling = new Telling(here, sent::add);
    private final Telling hearing = new Telling(there, text -> {});

    private void tell() {
        sent.clear();
        telling.tell();
        sent.forEach(hearing::hear);
    }

    @Test
    void whereNothingIsAcceptedNothingIsSent() {
        UsedToken.in(here).accepted(10, TEN);
        tell();
        UsedToken.in(here).accepted(10, TEN);

        tell();
        assertThat(sent).isEmpty();
    }

    @Test
    void otherNodesTakeWhatIsAcceptedHere() {
        UsedToken.in(here).accepted(4, TEN);
        tell();

        assertThat(UsedToken.in(there).accepted(100, TEN)).isEqualTo(6);
    }

    @Test
    void whatIsAcceptedIsToldOnce() {
        UsedToken.in(here).accepted(4, TEN);
        tell();
        UsedToken.in(here).accepted(1, TEN);
        tell();
        tell();

        assertThat(UsedToken.in(there).remaining(TEN)).isEqualTo(5);
    }

    @Test
    void whatIsHeardIsNotToldOn() {
        UsedToken.in(here).accepted(4, TEN);
        tell();

        List<String> back = new ArrayList<>();
        new Telling(there, back::add).tell();
        assertThat(back).isEmpty();
    }

    @Test
    void nodeThatHearsOfMoreThanThereIsWaitsUntilThatIsPaid() {
        UsedToken.in(here).accepted(10, TEN);
        UsedToken.in(there).accepted(6, TEN);
        tell();

        assertThat(UsedToken.in(there).level(TEN).untilNext()).isEqualTo(Duration.ofSeconds(7));
        clock.moveMillis(7_000);
        assertThat(UsedToken.in(there).accepted(10, TEN)).isEqualTo(1);
    }

    @Test
    void debtIsNotMoreThanOneCapacityHoweverMuchIsTold() {
        for (int i = 0; i < 10; i++) {
            hearing.hear(
                    "1 @demo " + UsedToken.in(there).id().value() + ";a.7ps.*=9223372036854775807");
        }

        assertThat(UsedToken.in(there).level(TEN).untilFull()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void manyTokensShareAMessageThatHasABoundAndTheNearestToTheirLimitsComeFirst() {
        for (int i = 0; i < 2_000; i++) {
            UsedToken.in(here, i).accepted(i % 10 == 0 ? 10 : 1, TEN);
        }

        tell();
        assertThat(sent).singleElement().satisfies(this::isBounded);
        for (int i = 0; i < 2_000; i += 10) {
            assertThat(UsedToken.in(there, i).isAccepted(TEN)).isFalse();
        }
        assertThat(there.size()).isBetween(201, 1_999);
    }

    @Test
    void whatFindsNoRoomIsToldTheNextTime() {
        for (int i = 0; i < 2_000; i++) {
            UsedToken.in(here, i).accepted(1, TEN);
        }

        int messages = 0;
        for (tell(); !sent.isEmpty(); tell()) {
            assertThat(sent).singleElement().satisfies(this::isBounded);
            messages++;
        }
        assertThat(messages).isBetween(4, 8);
        for (int i = 0; i < 2_000; i++) {
            assertThat(UsedToken.in(there, i).remaining(TEN)).isEqualTo(9);
        }
    }

    /** Tokens that are at their limits all the time do not keep the others from being told of. */
    @Test
    void nobodyWaitsForACrowdLongerThanItsOwnRealmTakes() {
        RateLimit second = limit(1, "PT1S");
        RateLimit day = limit(1_000, "P1D");
        int longest = 0;
        int waits = 0;
        for (int round = 1; round <= 40; round++) {
            clock.moveMillis(1_000);
            for (int i = 0; i < 400; i++) {
                UsedToken.in(here, "crowd", 1_000 + i).accepted(1, second);
            }
            UsedToken.in(here, "crowd", 1).accepted(1, day);
            UsedToken.in(here, "quiet", 2).accepted(1, day);
            tell();

            assertThat(sent).singleElement().satisfies(this::isBounded);
            assertThat(taken(2, day)).isEqualTo(round);
            waits = here.find(UsedToken.in(here, 1).id()).orElseThrow().isUntold() ? waits + 1 : 0;
            longest = Math.max(longest, waits);
        }
        // 401 tokens of two realms, and some 170 tokens in half of a message.
        assertThat(longest).isLessThanOrEqualTo(401 * 2 / 170 + 1);
    }

    private long taken(int number, RateLimit limit) {
        return limit.requests() - UsedToken.in(there, number).remaining(limit);
    }

    @Test
    void realmsTakeTurnsHoweverManyThereAre() {
        RateLimit day = limit(1_000, "P1D");
        for (int i = 0; i < 1_000; i++) {
            UsedToken.in(here, "realm" + i, i).accepted(1, day);
        }
        for (int round = 0; round < 8; round++) {
            tell();
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(taken(i, day)).isEqualTo(1);
        }
    }

    /** It is looked for among so many at a time, and found before its turn by age. */
    @Test
    void tokenNearItsLimitIsFoundAmongVeryMany() {
        BucketTable crowded = new BucketTable(1_000_000, clock);
        RateLimit day = limit(1_000, "P1D");
        for (int i = 0; i < 20_000; i++) {
            UsedToken.in(crowded, i).accepted(1, day);
        }
        UsedToken last = UsedToken.in(crowded, 20_000);
        last.accepted(1_000, day);
        Telling telling = new Telling(crowded, text -> {});
        for (int round = 0; round < 5; round++) {
            telling.tell();
        }
        assertThat(crowded.find(last.id()).orElseThrow().isUntold()).isFalse();
    }

    /** Who has waited, was dropped and came again is told of all the same. */
    @Test
    void tokenThatBeginsAnewWhileItWaitsIsToldOf() {
        BucketTable small = new BucketTable(1, clock);
        Telling telling = new Telling(small, sent::add);
        UsedToken.in(small, 1).accepted(10, TEN);
        UsedToken.in(small, 2).accepted(1, TEN);
        small.shrink();
        UsedToken.in(small, 2).accepted(2, TEN);
        telling.tell();
        sent.forEach(hearing::hear);

        assertThat(taken(1, TEN)).isEqualTo(10);
        assertThat(taken(2, TEN)).isEqualTo(2);
    }

    private void isBounded(String message) {
        assertThat(message.length()).isLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void whatIsNoMessageIsNotHeard() {
        hearing.hear(null);
        hearing.hear("1 \u0000;;==");

        assertThat(there.size()).isZero();
    }
}
