package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalledAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.com/", "http://[::1]:8080/auth/"})
    void addressIsPlain(URI base) {
        assertThat(CalledAddress.isPlain(base)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.com/?x=",
                "https://id.example.com/#",
                "https://id.example.com@evil/",
                "https:/realms/other",
                "realms/other"
            })
    void addressThatSaysMoreIsNotPlain(URI base) {
        assertThat(CalledAddress.isPlain(base)).isFalse();
    }
}
