package io.entitytokens.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaitingRoomTest {

    private static long places(WaitingRoom room) {
        return Stream.generate(room::enter).takeWhile(entered -> entered).limit(1_000).count();
    }

    @ParameterizedTest
    @CsvSource({"50, 2, 25", "50, 4, 12", "4, 2, 2", "4, 4, 1", "3, 2, 1", "1, 2, 1", "2, 4, 1"})
    void roomHoldsAPartOfThePoolButAtLeastOne(int threads, int parts, int places) {
        assertThat(places(WaitingRoom.part(threads, parts))).isEqualTo(places);
    }

    @Test
    void placeIsFreeAgainAfterSomebodyLeaves() {
        WaitingRoom room = WaitingRoom.part(4, 2);
        assertThat(places(room)).isEqualTo(2);

        room.leave();

        assertThat(places(room)).isOne();
    }
}
