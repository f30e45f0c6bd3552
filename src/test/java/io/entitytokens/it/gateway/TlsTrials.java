package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Header;
import io.entitytokens.it.support.Wire.Version;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Realms that require TLS, asked over plain HTTP: whether a request came by TLS is for the socket
 * to say, or for a proxy that is believed.
 */
final class TlsTrials {

    private static final Header FORGED_TRUST = new Header("X-Forwarded-Trusted-Proxy", "true");

    private final Map<String, Token> tokens = new HashMap<>();
    private boolean standard;
    private InetSocketAddress server;

    /** Makes a realm that requires TLS of everybody, and one that requires it of those outside. */
    void makeRealms(URI base) {
        for (String required : List.of("external", "all")) {
            TestRealm realm = TestRealm.named(base, required, Map.of());
            tokens.put(required, realm.token(realm.entity("invoice"), "read"));
            realm.masterAdmin()
                    .put("/admin/realms/" + required, Map.of("sslRequired", required))
                    .expect(204);
        }
    }

    /**
     * @param standard whether the header {@code Forwarded} is read, and not {@code X-Forwarded-…}
     * @param believed whether it is read from this address
     */
    void run(
            InetSocketAddress at,
            Version version,
            String from,
            boolean standard,
            boolean believed) {
        this.server = at;
        this.standard = standard;
        int ifBelieved = believed ? 200 : 403;

        assertThat(ask("all", version, from)).isEqualTo(403);
        assertThat(ask("all", version, from, scheme("https"))).isEqualTo(ifBelieved);
        assertThat(ask("all", version, from, scheme("https"), FORGED_TRUST)).isEqualTo(ifBelieved);
        assertThat(ask("all", version, from, FORGED_TRUST)).isEqualTo(403);
        assertThat(ask("all", version, from, scheme("http"))).isEqualTo(403);
        assertThat(ask("all", version, from, scheme("https"), scheme("http"))).isEqualTo(403);
        assertThat(ask("all", version, from, ofTheOtherKind())).isEqualTo(403);
        assertThat(ask("all", version, from, new Header("Front-End-Https", "on"))).isEqualTo(403);

        // This machine is no outside; a believed proxy may tell of one.
        int unlessBelieved = believed ? 403 : 200;
        assertThat(ask("external", version, from)).isEqualTo(200);
        assertThat(ask("external", version, from, clients("203.0.113.7")))
                .isEqualTo(unlessBelieved);
        // Where a gateway appends, the first is what a client wrote.
        assertThat(ask("external", version, from, clients("10.0.0.1", "203.0.113.7")))
                .isEqualTo(unlessBelieved);
        assertThat(ask("external", version, from, clients("10.0.0.1", "unknown")))
                .isEqualTo(unlessBelieved);
        assertThat(ask("external", version, from, clients("10.0.0.1"), clients("203.0.113.7")))
                .isEqualTo(unlessBelieved);
        // A name that stands for this machine is no address.
        assertThat(ask("external", version, from, clients("localhost"))).isEqualTo(unlessBelieved);
        assertThat(ask("external", version, from, clients("10.0.0.1", "127.0.0.1"))).isEqualTo(200);
        assertThat(ask("external", version, from, clients("[fd00::1]", "[::1]"))).isEqualTo(200);
        assertThat(ask("external", version, from, clients("[2001:db8::1]")))
                .isEqualTo(unlessBelieved);
    }

    private Header scheme(String scheme) {
        return standard
                ? new Header("Forwarded", "for=127.0.0.1;proto=" + scheme)
                : new Header("X-Forwarded-Proto", scheme);
    }

    private Header ofTheOtherKind() {
        return standard
                ? new Header("X-Forwarded-Proto", "https")
                : new Header("Forwarded", "for=127.0.0.1;proto=https");
    }

    private Header clients(String... clients) {
        return standard
                ? new Header("Forwarded", "for=\"" + String.join("\", for=\"", clients) + "\"")
                : new Header("X-Forwarded-For", String.join(", ", clients));
    }

    private int ask(String realm, Version version, String from, Header... headers) {
        return Wire.get(
                        server,
                        "/realms/"
                                + realm
                                + "/entity-tokens/authorize?entity=invoice&permission=read")
                .with("Authorization", "Bearer " + tokens.get(realm).secret())
                .with(List.of(headers))
                .scheme("https")
                .send(version, from, server)
                .status();
    }
}
