package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

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
}
