package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkFoldTest {

    private final Set<String> known = new LinkedHashSet<>();

    private String use(String network) {
        String place = NetworkFold.place(network, known);
        known.add(place);
        return place;
    }

    private void useManyAddresses() {
        for (int i = 0; i < NetworkFold.MAX; i++) {
            assertThat(use("10.0." + i + ".1")).isEqualTo("10.0." + i + ".1");
        }
    }

    @Test
    void firstAddressesAreKeptAndFurtherOnesAreFolded() {
        useManyAddresses();

        assertThat(use("192.0.2.1")).isEqualTo("192.0.2.0/24");
        assertThat(use("192.0.2.2")).isEqualTo("192.0.2.0/24");
        assertThat(use("2001:db8:1:2::3")).isEqualTo("2001:db8:1::/48");
        assertThat(use("10.0.0.1")).as("is known").isEqualTo("10.0.0.1");
    }

    @Test
    void whatIsBeyondTheNetworksIsCountedAsTheWhole() {
        useManyAddresses();
        for (int i = 0; i < NetworkFold.MAX; i++) {
            assertThat(use("10.1." + i + ".1")).isEqualTo("10.1." + i + ".0/24");
        }

        assertThat(use("192.0.2.1")).isEqualTo("0.0.0.0/0");
        assertThat(use("2001:db8::1")).isEqualTo("::/0");
        assertThat(use("10.1.7.9")).isEqualTo("10.1.7.0/24");
    }

    /** What was folded in memory may be folded once more in the database. */
    @Test
    void networkStaysOneAndIsNoAddress() {
        assertThat(use("192.0.2.0/24")).isEqualTo("192.0.2.0/24");
        useManyAddresses();
        assertThat(use("0.0.0.0/0")).isEqualTo("0.0.0.0/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "fe80::1%eth0", "example.org", ""})
    void whatIsNoAddressIsUnknown(String text) {
        assertThat(use(text)).isEqualTo("unknown");
        useManyAddresses();
        assertThat(use(text)).isEqualTo("unknown");
    }

    /** Whoever has a network of IPv6 has more addresses than any database. */
    @Test
    void numberOfNetworksIsBoundedWhateverComes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            use(
                    random.nextBoolean()
                            ? "2001:db8:%x:%x::%x"
                                    .formatted(
                                            random.nextInt(0x10000),
                                            random.nextInt(0x10000),
                                            random.nextInt(0x10000))
                            : "%d.%d.%d.%d"
                                    .formatted(
                                            random.nextInt(256),
                                            random.nextInt(256),
                                            random.nextInt(256),
                                            random.nextInt(256)));
        }

        assertThat(known).hasSize(2 * NetworkFold.MAX + 2);
    }
}
