package io.entitytokens.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportLimitTest {

    private static final int AN_HOUR = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private Duration time = Duration.ofDays(1);
    private final ReportLimit limit = new ReportLimit(() -> time.toNanos());

    /** How many of so many reports are welcome. */
    private long welcome(int reports, String ip) {
        return IntStream.range(0, reports).filter(i -> limit.count(ip).isEmpty()).count();
    }

    @Test
    void sixtyReportsAnHourAreWelcome() {
        assertThat(welcome(AN_HOUR + 10, "10.0.0.1")).isEqualTo(AN_HOUR);
    }

    @Test
    void reportsOfOneAddressLeaveRoomForAnother() {
        welcome(AN_HOUR + 1, "10.0.0.1");

        assertThat(limit.count("10.0.0.2")).isEmpty();
    }

    @Test
    void nextReportIsWelcomeAnHourAfterTheFirst() {
        welcome(AN_HOUR, "10.0.0.1");
        time = time.plusMinutes(15);
        assertThat(limit.count("10.0.0.1")).isEqualTo(OptionalLong.of(45 * 60 + 1));

        time = time.plusMinutes(45);
        assertThat(limit.count("10.0.0.1")).isEmpty();
    }

    /** Whoever asks again at that moment is welcome, and whoever goes on asking waits no longer. */
    @Test
    void refusedReportsDoNotProlongTheHour() {
        welcome(AN_HOUR, "10.0.0.1");
        time = time.plus(HOUR).minusNanos(1);
        assertThat(limit.count("10.0.0.1")).isEqualTo(OptionalLong.of(1));
        time = time.plusNanos(1);

        assertThat(welcome(AN_HOUR + 1, "10.0.0.1")).isEqualTo(AN_HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9",
        "2001:db8:1:2::1, 2001:0DB8:0001:0002::1",
        "fe80::1%eth0, fe80::2%eth1"
    })
    void addressesOfOneNetworkOfIpv6AreOne(String one, String other) {
        welcome(AN_HOUR, one);

        assertThat(limit.count(other)).isPresent();
    }

    @Test
    void networksOfIpv6AreTold() {
        welcome(AN_HOUR, "2001:db8:1:2::1");

        assertThat(limit.count("2001:db8:1:3::1")).isEmpty();
    }

    /** None that is known, and what is none, share a limit: they could be made up. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "<script>", "localhost"})
    void whatIsNoAddressSharesTheLimitOfTheUnknown(String text) {
        welcome(AN_HOUR, null);

        assertThat(limit.count(text)).isPresent();
    }

    @Test
    void textThatLooksLikeAnAddressIsOneByItself() {
        welcome(AN_HOUR, "1:2:3");

        assertThat(limit.count("1:2:3")).isPresent();
        assertThat(limit.count("1:2:4")).isEmpty();
    }

    @Test
    void allReportsAreLetInUntilThereWereTooMany() {
        assertThat(limit.enter("10.0.0.1")).isTrue();
        assertThat(limit.enter("10.0.0.1")).isTrue();
    }

    @Test
    void oneReportAtATimeIsLetInOfANetworkThatBroughtTooMany() {
        welcome(AN_HOUR, "2001:db8:1:2::1");
        welcome(AN_HOUR, "2001:db8:1:3::1");

        assertThat(limit.enter("2001:db8:1:2::1")).isTrue();
        assertThat(limit.enter("2001:db8:1:2::2")).isFalse();
        assertThat(limit.enter("2001:db8:1:3::1")).isTrue();
        limit.leave("2001:db8:1:2::1");

        assertThat(limit.enter("2001:db8:1:2::2")).isTrue();
    }

    @Test
    void countsOfManyAddressesAreBounded() {
        for (int i = 0; i < 20_000; i++) {
            limit.count("10.0." + i / 256 + "." + i % 256);
        }

        long counted =
                IntStream.range(0, 20_000)
                        .filter(i -> welcome(AN_HOUR, addressOf(i)) < AN_HOUR)
                        .count();
        assertThat(counted).isLessThanOrEqualTo(10_000);
    }

    private static String addressOf(int i) {
        return "10.0." + i / 256 + "." + i % 256;
    }
}
