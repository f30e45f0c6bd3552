package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical forms are those of RFC 5952, sections 4 and 5. */
final class Ipv6TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "2001:db8::1:0:0:1",
                "2001:db8:0:1:1:1:1:1",
                "2001:0:0:1::1",
                "2001:db8:1:2:3:4:5:0",
                "0:1:2:3:4:5:6:7",
                "fe80::a:b:c:d"
            })
    void canonicalTextStaysAsItIs(String text) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(text);
    }

    /** Each group is zero as often as not: what is written for zeros is what can go wrong. */
    @Provide
    static Arbitrary<byte[]> addresses() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(0)),
                        Tuple.of(1, Arbitraries.integers().between(1, 0xffff)))
                .array(int[].class)
                .ofSize(8)
                .map(Ipv6TextTest::bytes);
    }

    private static byte[] bytes(int[] groups) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < groups.length; i++) {
            bytes[2 * i] = (byte) (groups[i] >> 8);
            bytes[2 * i + 1] = (byte) groups[i];
        }
        return bytes;
    }

    @Property
    void addressIsReadAsItWasWritten(@ForAll("addresses") byte[] bytes)
            throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        String text = IpAddress.of(bytes).toString();

        assertThat(IpAddress.parse(text)).isEqualTo(Optional.of(IpAddress.of(bytes)));
        assertThat(InetAddress.getByName(text)).isEqualTo(address);
    }
}
