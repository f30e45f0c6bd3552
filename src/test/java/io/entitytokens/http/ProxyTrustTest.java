package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProxyTrustTest {

    @Test
    void headersOfAnybodyAreBelievedOnlyWhereTheyAreReadAndNoProxyIsNamed() {
        assertThat(ProxyTrust.of(ProxyHeaders.NONE, "")).isEqualTo(ProxyTrust.NONE);
        assertThat(ProxyTrust.of(ProxyHeaders.NONE, "10.0.0.1")).isEqualTo(ProxyTrust.NONE);
        for (ProxyHeaders read :
                new ProxyHeaders[] {ProxyHeaders.XFORWARDED, ProxyHeaders.FORWARDED}) {
            assertThat(ProxyTrust.of(read, "")).isEqualTo(ProxyTrust.ANYBODY);
            assertThat(ProxyTrust.of(read, " ")).isEqualTo(ProxyTrust.ANYBODY);
            assertThat(ProxyTrust.of(read, "10.0.0.0/8")).isEqualTo(ProxyTrust.NAMED);
        }
    }

    @Test
    void nameInRepresentationsIsThatOfTheDocument() {
        assertThat(ProxyTrust.values())
                .extracting(ProxyTrust::value)
                .containsExactly("none", "named", "anybody");
    }
}
