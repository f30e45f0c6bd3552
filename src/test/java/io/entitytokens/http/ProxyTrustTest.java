package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProxyTrustTest {

    @Test
    void headersOfAnybodyAreBelievedOnlyWhereTheyAreReadAndNoProxyIsNamed() {
        assertThat(ProxyTrust.of(ProxyHeaders.NONE, "", false)).isEqualTo(ProxyTrust.NONE);
        assertThat(ProxyTrust.of(ProxyHeaders.NONE, "10.0.0.1", false)).isEqualTo(ProxyTrust.NONE);
        for (ProxyHeaders read :
                new ProxyHeaders[] {ProxyHeaders.XFORWARDED, ProxyHeaders.FORWARDED}) {
            assertThat(ProxyTrust.of(read, "", false)).isEqualTo(ProxyTrust.ANYBODY);
            assertThat(ProxyTrust.of(read, " ", false)).isEqualTo(ProxyTrust.ANYBODY);
            assertThat(ProxyTrust.of(read, "10.0.0.0/8", false)).isEqualTo(ProxyTrust.NAMED);
        }
    }

    /** Keycloak reads the line of the PROXY protocol from whoever connects. */
    @Test
    void proxyProtocolIsBelievedOfAnybody() {
        assertThat(ProxyTrust.of(ProxyHeaders.NONE, "10.0.0.1", true))
                .isEqualTo(ProxyTrust.ANYBODY);
    }

    @Test
    void nameInRepresentationsIsThatOfTheDocument() {
        assertThat(ProxyTrust.values())
                .extracting(ProxyTrust::value)
                .containsExactly("none", "named", "anybody");
    }
}
