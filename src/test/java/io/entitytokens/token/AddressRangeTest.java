package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "192.0.2.7/24, 192.0.2.0/24",
        "192.0.2.7/31, 192.0.2.6/31",
        "192.0.2.7/1, 128.0.0.0/1",
        "0.0.0.0/0, 0.0.0.0/0",
        "192.0.2.7/0, 0.0.0.0/0",
        "::/0, ::/0",
        "2001:db8::1/128, 2001:db8::1",
        "2001:DB8:0:1::1/48, 2001:db8::/48",
        "ffff::/1, 8000::/1",
        "::ffff:10.1.2.3, 10.1.2.3",
        "::ffff:10.1.2.3/128, 10.1.2.3",
        "::ffff:10.0.0.0/104, 10.0.0.0/8",
        "::ffff:10.0.0.0/96, 0.0.0.0/0"
    })
    void networkIsReadAndWrittenCanonically(String text, String canonical) {
        assertThat(range(text).text()).isEqualTo(canonical);
        assertThat(range(canonical)).isEqualTo(range(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/00",
                "10.0.0.0/ 8",
                "10.0.0.0 /8",
                "10.0.0.0/8 ",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/999",
                "10.0.0.0/99999999999999999999",
                "10.0.0.0/８",
                "10.0.0.0/8\n",
                "10.0.0/8",
                "10/8",
                "::/129",
                "::1%lo/128",
                "[::1]/128",
                "[::]/0",
                "::ffff:0:0/95",
                "::ffff:10.0.0.0/8",
                "::ffff:10.0.0.0/129",
                "example.org/24",
                "*",
                "10.0.0.*",
                "10.0.0.1-10.0.0.9"
            })
    void whatIsNoNetworkIsNone(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "192.0.2.4/30, 192.0.2.7, true",
        "192.0.2.4/30, 192.0.2.8, false",
        "192.0.2.4, 192.0.2.5, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::/96, ::192.0.2.1, true",
        "::/96, 192.0.2.1, false"
    })
    void networkHasItsAddressesAndNoOthers(String network, String address, boolean contains) {
        assertThat(range(network).contains(address(address))).isEqualTo(contains);
    }

    /** Against the arithmetic of a number of 32 bits. */
    @Test
    void randomNetworksOfIpv4HaveWhatArithmeticSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int network = random.nextInt();
            int prefix = random.nextInt(33);
            int address = network ^ (random.nextInt() >>> random.nextInt(32));
            long mask = prefix == 0 ? 0 : 0xffff_ffffL << (32 - prefix);
            assertThat(range(dotted(network) + "/" + prefix).contains(address(dotted(address))))
                    .as("seed %d: %s/%d, %s", seed, dotted(network), prefix, dotted(address))
                    .isEqualTo(((network ^ address) & mask & 0xffff_ffffL) == 0);
        }
    }

    private static String dotted(int address) {
        return "%d.%d.%d.%d"
                .formatted(
                        address >>> 24,
                        address >>> 16 & 0xff,
                        address >>> 8 & 0xff,
                        address & 0xff);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "10.0.0.0/8, 10.0.0.0/8",
        "2001:db8:1:2::3, 2001:db8:1::/48",
        "2001::/16, 2001::/16"
    })
    void networkIsFoldedIntoTheOneAroundIt(String network, String folded) {
        assertThat(range(network).folded()).isEqualTo(range(folded));
    }
}
