package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "sso.example.com:8443",
                "192.0.2.1:0",
                "[2001:db8::1]",
                "[::1]:65535",
                "a_b-c."
            })
    void hostIsANameOrAnAddressWithAPortOrWithout(String text) {
        assertThat(PlainValue.isHost(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":80",
                "host:",
                "host:65536",
                "host:123456",
                "host:8x",
                "host:１２",
                "host:80:80",
                "host:80\n",
                "host\n",
                "ho st",
                "user@host",
                "höst",
                "::1",
                "[]",
                "[",
                "[::1",
                "::1]",
                "[::1]80",
                "[::1]x:80",
                "[::1]:",
                "[::1%eth0]",
                "[host]"
            })
    void anythingElseIsNone(String text) {
        assertThat(PlainValue.isHost(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "HTTPS", "ws", "wss"})
    void schemeIsOneOfFour(String text) {
        assertThat(PlainValue.isScheme(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp", "httpsx", "httpſ", "https\n"})
    void anythingElseIsNoScheme(String text) {
        assertThat(PlainValue.isScheme(text)).isFalse();
    }

    /** No port of zeros and ones is above the highest. */
    @Property
    void hostIsWhatTheGrammarSays(
            @ForAll
                    @Chars({'a', 'x', '0', '1', ':', '.', '[', ']', '%', 'é', '\n'})
                    @StringLength(max = 8)
                    String text) {
        assertThat(PlainValue.isHost(text))
                .isEqualTo(text.matches("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"));
    }

    @Property
    void portIsANumberUpToTheHighest(
            @ForAll @Chars({'0', '3', '5', '6', '7', '-', '٣'}) @StringLength(max = 6)
                    String text) {
        assertThat(PlainValue.isPort(text))
                .isEqualTo(text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535);
    }
}
