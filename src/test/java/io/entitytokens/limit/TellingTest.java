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
            hearing.hear("1 " + UsedToken.in(there).id() + ";a.7ps.*=9223372036854775807");
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
