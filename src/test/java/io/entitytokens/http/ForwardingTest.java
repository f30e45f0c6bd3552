package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {

    private static Forwarding xForwarded(String name, String... lines) {
        return xForwarded(Map.of(name, Arrays.asList(lines)));
    }

    private static Forwarding xForwarded(Map<String, List<String>> headers) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return Forwarding.ofXForwarded(name -> byName.getOrDefault(name, List.of()));
    }

    private static Forwarding forwarded(String... lines) {
        return Forwarding.ofForwarded(
                name -> name.equals("Forwarded") ? Arrays.asList(lines) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "HTTPS", "https, https", " https "})
    void httpsIsWhatEveryProxySays(String value) {
        assertThat(xForwarded("X-Forwarded-Proto", value).isHttps()).isTrue();
    }

    /** The first element may be the client's own. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https, http", "http, https", "https,", "wss", "httpss", ""})
    void httpsIsNotWhatOneProxyOrTheClientSays(String value) {
        assertThat(xForwarded("X-Forwarded-Proto", value).isHttps()).isFalse();
    }

    @Test
    void everyLineOfAHeaderCounts() {
        assertThat(xForwarded("X-Forwarded-Proto", "https", "http").isHttps()).isFalse();
        assertThat(xForwarded("X-Forwarded-Proto", "https", "https").isHttps()).isTrue();
        assertThat(xForwarded("X-Forwarded-Host", "a", "b/c").isPlain()).isFalse();
        assertThat(forwarded("proto=https", "proto=http").isHttps()).isFalse();
        assertThat(forwarded("proto=https", "for=192.0.2.1").isHttps()).isFalse();
    }

    @Test
    void sslHeaderCountsOnlyWhereNoSchemeIsNamed() {
        assertThat(xForwarded("X-Forwarded-Ssl", "on").isHttps()).isTrue();
        assertThat(xForwarded("X-Forwarded-Ssl", "off").isHttps()).isFalse();
        assertThat(xForwarded("X-Forwarded-Ssl", "on", "off").isHttps()).isFalse();
        assertThat(
                        xForwarded(
                                        Map.of(
                                                "X-Forwarded-Ssl", List.of("on"),
                                                "X-Forwarded-Proto", List.of("http")))
                                .isHttps())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proto=http;proto=https",
                "proto=https;proto=http",
                "xproto=https",
                "for=x;secret=\"a;proto=https\"",
                "host=\"a\";by=proto=https"
            })
    void standardHeaderMustSayHttpsAndNothingElse(String value) {
        assertThat(forwarded("for=192.0.2.1;proto=https").isHttps()).isTrue();
        assertThat(forwarded("For=\"[2001:db8::1]\"; Proto=\"HTTPS\"").isHttps()).isTrue();
        assertThat(forwarded(value).isHttps()).isFalse();
    }

    @Test
    void nothingSaidIsNoHttpsAndPlain() {
        assertThat(xForwarded(Map.of())).isEqualTo(Forwarding.NONE);
        assertThat(forwarded()).isEqualTo(Forwarding.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entity-tokens/authorize/customer?",
                "/a#",
                "/a;b",
                "/a\\b",
                "/%2e%2e",
                "/a%20b",
                "/..",
                "/a/../b",
                "/./a",
                "//a",
                "/a//b",
                "/a b",
                "/a?entity=customer&permission=read#",
                "/a, /b?c",
                "http://evil/a",
                "/a\u0000",
                "/ä"
            })
    void prefixThatIsNoPlainPathIsNotPlain(String prefix) {
        assertThat(xForwarded("X-Forwarded-Prefix", prefix).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/auth", "auth", "/auth/", "/a/b-c/d_e.f~", "/a, /b", "/...a"})
    void prefixOfSegmentsIsPlain(String prefix) {
        assertThat(xForwarded("X-Forwarded-Prefix", prefix).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "a?b",
                "a#b",
                "user@host",
                "a b",
                "a:b",
                "a:",
                "a:99999",
                "a:1:2",
                "[::1",
                "::1",
                "[a/b]",
                "[::1]x",
                "host, evil/",
                "a%2fb",
                "a\\b"
            })
    void hostThatIsNoneIsNotPlain(String host) {
        assertThat(xForwarded("X-Forwarded-Host", host).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id.example.org", "localhost:8443", "10.0.0.1", "[::1]", "[::1]:80", "a_b"})
    void hostWithOrWithoutPortIsPlain(String host) {
        assertThat(xForwarded("X-Forwarded-Host", host).isPlain()).isTrue();
        assertThat(forwarded("host=" + host).isPlain()).isTrue();
        assertThat(forwarded("for=x;host=\"" + host + "\";proto=http").isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "443/", "443, x", "4 43"})
    void portThatIsNoneIsNotPlain(String port) {
        assertThat(xForwarded("X-Forwarded-Port", port).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://x/",
                "ht tp",
                "https:",
                "1http",
                "https?x",
                "javascript",
                "ftp"
            })
    void schemeThatIsNoneIsNotPlain(String scheme) {
        assertThat(xForwarded("X-Forwarded-Proto", scheme).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=evil/realms",
                "for=1.2.3.4;host=\"a?b\"",
                "host=good, host=e#vil",
                "xhost=a/b",
                "proto=\"https://x\"",
                "PROTO=ht/tp"
            })
    void standardHeaderThatNamesNoPlainValueIsNotPlain(String value) {
        assertThat(forwarded(value).isPlain()).isFalse();
    }

    @Test
    void addressesAreLiteralsOrNothing() {
        assertThat(
                        xForwarded(
                                        "X-Forwarded-For",
                                        "192.0.2.1, [2001:db8::1]:80, evil.example",
                                        "10.0.0.1:99")
                                .clients())
                .containsExactly("192.0.2.1", "2001:db8::1", "", "10.0.0.1");
        assertThat(forwarded("for=\"[::1]:4711\";proto=http, for=unknown, for=_x").clients())
                .containsExactly("::1", "", "");
    }

    @Test
    void elementsThatNameNoClientAreCountedAll() {
        assertThat(xForwarded("X-Forwarded-For", "192.0.2.1, ", "").hops()).isEqualTo(3);
        assertThat(forwarded("for=192.0.2.1, proto=https", "host=a").hops()).isEqualTo(3);
        assertThat(forwarded("proto=https").hops()).isEqualTo(1);
        assertThat(Forwarding.NONE.hops()).isZero();
    }
}
