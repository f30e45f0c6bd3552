package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::1", "fe80::1%eth0", "0:0:0:0:0:0:0:1"})
    void addressStaysAsItIs(String text) {
        assertThat(ClientAddress.literal(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "unknown",
                "1.2.3.4\n",
                "<b>",
                "1.2.3.4, 5.6.7.8",
                "%eth0",
                "::1%",
                "::1%a%b",
                "::1%é"
            })
    void whatIsNoAddressIsNothing(String text) {
        assertThat(ClientAddress.literal(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]", "[::1]"})
    void hostInBracketsIsAnAddress(String host) {
        assertThat(ClientAddress.of(null, host)).isEqualTo(host.substring(1, host.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "[]",
                "[abc]",
                "[::1",
                "[::1]:80",
                "[::1%eth0]",
                "::1",
                "[.::1]",
                "[.:]"
            })
    void otherHostIsNone(String host) {
        assertThat(ClientAddress.of(null, host)).isNull();
        assertThat(ClientAddress.of("192.0.2.1", host)).isEqualTo("192.0.2.1");
    }

    @Test
    void whatIsLongerThanAnyAddressIsNothing() {
        assertThat(ClientAddress.literal("1".repeat(65))).isNull();
        assertThat(ClientAddress.literal(null)).isNull();
    }

    @Property
    void literalIsWhatTheGrammarSays(
            @ForAll @Chars({'a', 'x', '7', ':', '.', '%', '_', 'é', '\n'}) @StringLength(max = 6)
                    String text) {
        boolean isLiteral = text.matches("[0-9A-Fa-f:.]+(%[0-9A-Za-z._-]+)?");

        assertThat(ClientAddress.literal(text)).isEqualTo(isLiteral ? text : null);
    }
}
