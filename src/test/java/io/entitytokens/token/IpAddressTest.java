package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8::0010, 2001:db8::10",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::1, fe80::1"
    })
    void addressIsReadAndWrittenCanonically(String text, String canonical) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(canonical);
    }

    /** Such an address comes from sockets that speak both, and is the same host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:192.0.2.1",
                "::FFFF:192.0.2.1",
                "::ffff:c000:201",
                "0:0:0:0:0:ffff:192.0.2.1",
                "0000:0000:0000:0000:0000:ffff:192.0.2.1"
            })
    void mappedAddressIsTheOneOfIpv4(String mapped) {
        assertThat(IpAddress.parse(mapped)).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(IpAddress.parse(mapped)).map(IpAddress::isIpv4).contains(true);
    }

    /** What only resembles a mapped one stays what it is. */
    @ParameterizedTest
    @ValueSource(strings = {"::192.0.2.1", "::fffe:192.0.2.1", "1::ffff:192.0.2.1"})
    void otherAddressWithOneOfIpv4InsideIsNoIpv4(String text) {
        assertThat(IpAddress.parse(text)).map(IpAddress::isIpv4).contains(false);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                " 192.0.2.1",
                "192.0.2.1 ",
                "192.0.2.1\n",
                "192.0.2",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "010.0.0.1",
                "1.2.3.04",
                "1.02.3.4",
                "00.0.0.0",
                "1.2.3.4.",
                ".1.2.3.4",
                "1..2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "1.2.3.999999999999",
                "-1.2.3.4",
                "+1.2.3.4",
                "1.2.3.4:80",
                "[::1]",
                "[::1]:80",
                "::1%lo",
                "fe80::1%25eth0",
                "fe80::1%",
                ":",
                ":::",
                ":1",
                "1:",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::ffff:010.0.0.1",
                "::ffff:1.2.3",
                "::ffff:1.2.3.4.5",
                "1.2.3.4::",
                "１９２.0.2.1",
                "192。0。2。1",
                "localhost",
                "a.example",
                "cafe",
                "bad.cafe",
                "unknown",
                "_hidden",
                "192.0.2.1/24",
                "192.0.2.1, 10.0.0.1"
            })
    void whatIsNoAddressAndNothingElseIsNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void veryLongTextIsNoAddress() {
        assertThat(IpAddress.parse("0".repeat(100_000) + "::1")).isEmpty();
        assertThat(IpAddress.parse("1:".repeat(100_000))).isEmpty();
        assertThat(IpAddress.parse(".".repeat(45))).isEmpty();
    }

    /** Of these texts, one in a hundred or so is an address. */
    @Property(tries = 20_000)
    void addressOfIpv4IsFourNumbersWithoutLeadingZeros(
            @ForAll @Chars({'0', '1', '2', '5', '.'}) @StringLength(min = 7, max = 9) String text) {
        String number = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

        assertThat(IpAddress.parse(text).isPresent())
                .isEqualTo(text.matches(number + "(\\." + number + "){3}"));
    }
}
