package io.entitytokens.it.gateway;

import static io.entitytokens.it.gateway.ProxiedTokens.ELSEWHERE;
import static io.entitytokens.it.gateway.ProxiedTokens.GATEWAY;
import static io.entitytokens.it.gateway.ProxiedTokens.HOME;
import static io.entitytokens.it.gateway.ProxiedTokens.HOME_V6;
import static io.entitytokens.it.gateway.ProxiedTokens.XFORWARDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the holder of a token is, behind a proxy: what it tells is believed if the server trusts
 * it, and if it tells of one address.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("gateway")
class ProxiedAddressIT {

    private static final String WARNING = "Set proxy-trusted-addresses";

    private ProxiedServer server;
    private ProxiedTokens tokens;
    private ShippedGateways gateways;

    @BeforeAll
    void makeRealm(@TempDir Path directory) throws IOException {
        server = new ProxiedServer(directory, "proxied-address");
        server.start("");
        tokens = ProxiedTokens.in(server);
        gateways = new ShippedGateways(directory, tokens);
    }

    @AfterAll
    void stop() {
        server.stop();
        if (gateways != null) {
            gateways.close();
        }
    }

    /** Fails closed: the address is the gateway's. */
    @Order(1)
    @Test
    void withoutProxyHeadersNoHeaderCounts() {
        server.start("");

        assertThat(tokens.asked(HOME)).isEqualTo(200);
        assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(401);
        assertThat(tokens.lastReason()).isEqualTo("address_not_allowed");
        assertThat(tokens.asked(GATEWAY, "Forwarded", "for=" + HOME)).isEqualTo(401);
        assertThat(tokens.asked(HOME, "X-Forwarded-For", ELSEWHERE)).isEqualTo(200);
        assertThat(tokens.asked(HOME, "X-Forwarded-For", ELSEWHERE + ", " + ELSEWHERE))
                .isEqualTo(200);
        assertThat(gateways.answers(HOME)).containsOnly(401);
        assertThat(server.log()).doesNotContain(WARNING);
    }

    @Order(2)
    @Test
    void oneElementOfATrustedProxyIsTheAddress() {
        server.start(XFORWARDED);

        for (String value :
                List.of(
                        HOME,
                        HOME + ":4711",
                        "::ffff:" + HOME,
                        " " + HOME + " ",
                        HOME_V6,
                        "[" + HOME_V6 + "]",
                        "[" + HOME_V6 + "]:4711",
                        "2001:DB8:0:0::7")) {
            assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(200);
        }
        for (String value : List.of(ELSEWHERE, "2001:db8::8", "[2001:db8::8]:4711")) {
            assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(tokens.lastReason()).as(value).isEqualTo("address_not_allowed");
        }
        for (String value : List.of("unknown", "_hidden", "localhost", HOME + "%lo", "0x7f.2")) {
            assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(tokens.lastReason()).as(value).isEqualTo("address_unknown");
        }
        assertThat(tokens.asked(GATEWAY, "Forwarded", "for=" + HOME))
                .as("the server reads the other header")
                .isEqualTo(401);
        assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", HOME, "Forwarded", "for=" + ELSEWHERE))
                .isEqualTo(200);
    }

    @Order(3)
    @Test
    void severalElementsAreAnUnknownAddress() {
        server.start(XFORWARDED);

        for (String value :
                List.of(HOME + ", " + ELSEWHERE, HOME + "," + HOME, HOME + ",", HOME + ",,")) {
            assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(tokens.lastReason()).as(value).isEqualTo("address_unknown");
        }
        assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", HOME, "x-forwarded-for", ELSEWHERE))
                .isEqualTo(401);
        assertThat(tokens.lastReason()).isEqualTo("address_unknown");
    }

    @Order(4)
    @Test
    void proxyThatIsNotTrustedTellsNothing() {
        server.start(XFORWARDED);

        assertThat(tokens.asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(401);
        assertThat(tokens.lastReason()).isEqualTo("address_not_allowed");
        assertThat(tokens.asked(HOME, "X-Forwarded-For", ELSEWHERE)).isEqualTo(200);
        assertThat(tokens.asked(HOME, "X-Forwarded-For", ELSEWHERE + ", " + ELSEWHERE))
                .isEqualTo(200);
        assertThat(
                        tokens.asked(
                                ELSEWHERE,
                                "X-Forwarded-For",
                                HOME,
                                "X-Forwarded-Trusted-Proxy",
                                "true"))
                .isEqualTo(401);
    }

    /** Its own address is that of everybody who comes through it. */
    @Order(4)
    @Test
    void proxyThatTellsNothingIsNotTheHolder() {
        server.start(XFORWARDED);

        assertThat(tokens.asked(tokens.nearby(), GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(tokens.asked(tokens.nearby(), HOME)).as("no proxy").isEqualTo(200);
        assertThat(tokens.asked(tokens.nearby(), GATEWAY)).isEqualTo(401);
        assertThat(tokens.lastReason()).isEqualTo("address_unknown");
    }

    @Order(5)
    @Test
    void clientCredentialsAndTheHolderAreJudgedByTheSameAddress() {
        server.start(XFORWARDED);

        for (Map.Entry<String, Integer> each :
                Map.of(HOME, 200, ELSEWHERE, 401, HOME + ", " + HOME, 401).entrySet()) {
            assertThat(
                            tokens.oauth()
                                    .post(
                                            "/token",
                                            List.of(
                                                    "grant_type",
                                                    "client_credentials",
                                                    "client_id",
                                                    "entity-tokens",
                                                    "client_secret",
                                                    tokens.home().secret()))
                                    .header("X-Forwarded-For", each.getKey())
                                    .send()
                                    .status())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
            assertThat(
                            tokens.realm()
                                    .request("GET", "/entity-tokens/self")
                                    .bearer(tokens.home().secret())
                                    .header("X-Forwarded-For", each.getKey())
                                    .send()
                                    .status())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Order(6)
    @Test
    void logAndDryRunSayWhereAnybodyCanChooseAnAddress() {
        server.start(XFORWARDED);
        assertThat(tokens.asked(GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(proxyTrust()).isEqualTo("named");
        assertThat(server.log()).doesNotContain(WARNING);

        server.start("--proxy-headers=xforwarded");
        assertThat(server.log()).doesNotContain(WARNING);
        assertThat(tokens.asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(tokens.asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(proxyTrust()).isEqualTo("anybody");
        assertThat(server.log()).containsOnlyOnce(WARNING);
    }

    private String proxyTrust() {
        JsonNode found =
                tokens.realm()
                        .realmAdmin()
                        .put(
                                tokens.realm().path(tokens.home()) + "?dryRun=true",
                                Map.of("addresses", List.of(ELSEWHERE)))
                        .expect(200)
                        .json();
        return found.get("proxyTrust").textValue();
    }
}
