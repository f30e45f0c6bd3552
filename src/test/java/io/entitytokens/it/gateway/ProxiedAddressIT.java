package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the holder of a token is, behind gateways: what they overwrite is believed of those that
 * the server trusts, and what a client could have written never is.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxiedAddressIT {

    private static final int ROUNDS = Integer.getInteger("addresses.rounds", 200);

    private static final String REALM = "acme";
    private static final String GATEWAY = "127.0.0.1";

    /** The only address from which the token is good. */
    private static final String HOME = "127.0.0.2";

    private static final String HOME_V6 = "2001:db8::7";

    private static final String ELSEWHERE = "127.0.0.3";

    private static final String WARNING = "Set proxy-trusted-addresses";

    private final long seed = Long.getLong("addresses.seed", System.nanoTime());
    private Path directory;
    private OwnServer server;
    private String running;
    private TestRealm realm;
    private OAuth oauth;
    private Token token;

    /** Good from everywhere on this machine, the gateway's address included. */
    private Token nearby;

    private RecordsApi records;

    @BeforeAll
    void makeRealm(@TempDir Path given) throws IOException {
        directory = given;
        records = RecordsApi.start(directory);
        server = new OwnServer(directory, "proxied-address");
        start("");
        URI base = server.at("");
        realm = TestRealm.named(base, REALM, Map.of("sslRequired", "none"));
        oauth = new OAuth(realm);
        oauth.client("records-api");
        String invoice = realm.entity("invoice", "records-api");
        token =
                realm.token(
                        invoice,
                        NewToken.named("at home")
                                .may("read")
                                .with("addresses", List.of(HOME, HOME_V6)));
        nearby =
                realm.token(
                        invoice,
                        NewToken.named("nearby")
                                .may("read")
                                .with("addresses", List.of("127.0.0.0/8")));
    }

    @AfterAll
    void stop() {
        server.stop();
        records.close();
    }

    private void start(String options) {
        if (options.equals(running)) {
            return;
        }
        if (running != null) {
            server.stop();
        }
        List<String> command = new ArrayList<>(List.of("start-dev"));
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ", -1)));
        }
        server.start(command);
        running = options;
    }

    private InetSocketAddress keycloak() {
        URI at = server.at("");
        return new InetSocketAddress(at.getHost(), at.getPort());
    }

    private Wire question() {
        return question(token);
    }

    private Wire question(Token token) {
        return Wire.get(
                        keycloak(),
                        "/realms/"
                                + REALM
                                + "/entity-tokens/authorize?entity=invoice&permission=read")
                .with("Authorization", "Bearer " + token.secret());
    }

    private int asked(String from, String... headers) {
        return asked(token, from, headers);
    }

    private int asked(Token token, String from, String... headers) {
        Wire wire = question(token);
        for (int i = 0; i < headers.length; i += 2) {
            wire = wire.with(headers[i], headers[i + 1]);
        }
        return wire.send(Version.HTTP_1_1, from, keycloak()).status();
    }

    private String lastReason() {
        return realm.events().get(0).at("/details/reason").textValue();
    }

    /** Fails closed: the address is the gateway's. */
    @Order(1)
    @Test
    void withoutProxyHeadersNoHeaderCounts() {
        start("");

        assertThat(asked(HOME)).isEqualTo(200);
        assertThat(asked(GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(401);
        assertThat(lastReason()).isEqualTo("address_not_allowed");
        assertThat(asked(GATEWAY, "Forwarded", "for=" + HOME)).isEqualTo(401);
        assertThat(asked(HOME, "X-Forwarded-For", ELSEWHERE)).isEqualTo(200);
        assertThat(asked(HOME, "X-Forwarded-For", ELSEWHERE + ", " + ELSEWHERE)).isEqualTo(200);
        assertThat(throughGateways(UnaryOperator.identity(), HOME)).containsOnly(401);
        assertThat(server.log()).doesNotContain(WARNING);
    }

    @Order(2)
    @Test
    void oneElementOfATrustedProxyIsTheAddress() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

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
            assertThat(asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(200);
        }
        for (String value : List.of(ELSEWHERE, "2001:db8::8", "[2001:db8::8]:4711")) {
            assertThat(asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(lastReason()).as(value).isEqualTo("address_not_allowed");
        }
        for (String value : List.of("unknown", "_hidden", "localhost", HOME + "%lo", "0x7f.2")) {
            assertThat(asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(lastReason()).as(value).isEqualTo("address_unknown");
        }
        assertThat(asked(GATEWAY, "Forwarded", "for=" + HOME))
                .as("the server reads the other header")
                .isEqualTo(401);
        assertThat(asked(GATEWAY, "X-Forwarded-For", HOME, "Forwarded", "for=" + ELSEWHERE))
                .isEqualTo(200);
    }

    @Order(3)
    @Test
    void severalElementsAreAnUnknownAddress() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        for (String value :
                List.of(HOME + ", " + ELSEWHERE, HOME + "," + HOME, HOME + ",", HOME + ",,")) {
            assertThat(asked(GATEWAY, "X-Forwarded-For", value)).as(value).isEqualTo(401);
            assertThat(lastReason()).as(value).isEqualTo("address_unknown");
        }
        assertThat(asked(GATEWAY, "X-Forwarded-For", HOME, "x-forwarded-for", ELSEWHERE))
                .isEqualTo(401);
        assertThat(lastReason()).isEqualTo("address_unknown");
    }

    @Order(4)
    @Test
    void proxyThatIsNotTrustedTellsNothing() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        assertThat(asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(401);
        assertThat(lastReason()).isEqualTo("address_not_allowed");
        assertThat(asked(HOME, "X-Forwarded-For", ELSEWHERE)).isEqualTo(200);
        assertThat(asked(HOME, "X-Forwarded-For", ELSEWHERE + ", " + ELSEWHERE)).isEqualTo(200);
        assertThat(asked(ELSEWHERE, "X-Forwarded-For", HOME, "X-Forwarded-Trusted-Proxy", "true"))
                .isEqualTo(401);
    }

    /** Its own address is that of everybody who comes through it. */
    @Order(4)
    @Test
    void proxyThatTellsNothingIsNotTheHolder() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        assertThat(asked(nearby, GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(asked(nearby, HOME)).as("no proxy").isEqualTo(200);
        assertThat(asked(nearby, GATEWAY)).isEqualTo(401);
        assertThat(lastReason()).isEqualTo("address_unknown");
    }

    @Order(5)
    @Test
    void clientCredentialsAndTheHolderAreJudgedByTheSameAddress() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        for (Map.Entry<String, Integer> each :
                Map.of(HOME, 200, ELSEWHERE, 401, HOME + ", " + HOME, 401).entrySet()) {
            assertThat(
                            oauth.post(
                                            "/token",
                                            List.of(
                                                    "grant_type",
                                                    "client_credentials",
                                                    "client_id",
                                                    "entity-tokens",
                                                    "client_secret",
                                                    token.secret()))
                                    .header("X-Forwarded-For", each.getKey())
                                    .send()
                                    .status())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
            assertThat(
                            realm.request("GET", "/entity-tokens/self")
                                    .bearer(token.secret())
                                    .header("X-Forwarded-For", each.getKey())
                                    .send()
                                    .status())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Order(6)
    @Test
    void shippedGatewaysTellWhereTheCallerIs() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        assertThat(throughGateways(UnaryOperator.identity(), HOME)).containsOnly(200);
        assertThat(throughGateways(UnaryOperator.identity(), HOME, "X-Forwarded-For", ELSEWHERE))
                .containsOnly(200);
        assertThat(throughGateways(UnaryOperator.identity(), ELSEWHERE)).containsOnly(401);
        for (String header : List.of("X-Forwarded-For", "Forwarded")) {
            String value = header.equals("Forwarded") ? "for=" + HOME : HOME;
            assertThat(throughGateways(UnaryOperator.identity(), ELSEWHERE, header, value))
                    .containsOnly(401);
        }
    }

    @Order(7)
    @Test
    void gatewaysThatAppendLetNobodyInWhoWritesTheHeader() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);

        assertThat(throughGateways(ProxiedAddressIT::appending, ELSEWHERE, "X-Forwarded-For", HOME))
                .containsOnly(401);
        assertThat(throughGateways(ProxiedAddressIT::appending, HOME, "X-Forwarded-For", HOME))
                .containsOnly(401);
        assertThat(throughGateways(ProxiedAddressIT::appending, HOME)).containsOnly(200);
    }

    private static String appending(String example) {
        String changed =
                example.replace(
                                "proxy_set_header X-Forwarded-For $remote_addr;",
                                "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;")
                        .replace(
                                "\t\t\theader_up -Cookie\n",
                                "\t\t\theader_up -Cookie\n\t\t\ttrusted_proxies 127.0.0.0/8\n");
        assertThat(changed).isNotEqualTo(example);
        return changed;
    }

    /** The answers of nginx and of Caddy. */
    private List<Integer> throughGateways(
            UnaryOperator<String> change, String from, String... header) {
        List<Integer> answers = new ArrayList<>();
        for (boolean nginx : new boolean[] {true, false}) {
            int port = Ports.free();
            try {
                ShippedGateway gateway =
                        new ShippedGateway(
                                Files.createTempDirectory(directory, "gateway"),
                                keycloak().getHostString() + ":" + keycloak().getPort(),
                                REALM,
                                records.address(),
                                port,
                                change);
                try (Background process =
                        (nginx ? gateway.nginx() : gateway.caddy()).awaitPort(port)) {
                    InetSocketAddress at =
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                    Wire wire =
                            Wire.get(at, "/invoices")
                                    .with("Authorization", "Bearer " + token.secret());
                    if (header.length > 0) {
                        wire = wire.with(header[0], header[1]);
                    }
                    answers.add(wire.send(Version.HTTP_1_1, from, at).status());
                    assertThat(process.output()).doesNotContain(token.secret());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return answers;
    }

    /** Whatever it is, and however a gateway appends to it. */
    @Order(8)
    @ParameterizedTest
    @ValueSource(strings = {"xforwarded", "forwarded"})
    void nothingThatAClientWritesIsItsAddressWhereAGatewayAppends(String headers) {
        start("--proxy-headers=" + headers + " --proxy-trusted-addresses=" + GATEWAY);
        assertThat(
                        asked(
                                GATEWAY,
                                headers.equals("forwarded") ? "Forwarded" : "X-Forwarded-For",
                                headers.equals("forwarded") ? "for=" + HOME : HOME))
                .as("the token is good, and the header is read")
                .isEqualTo(200);
        AppendedHeaders appended =
                new AppendedHeaders(new Random(seed), headers.equals("forwarded"), HOME, ELSEWHERE);

        for (int i = 0; i < ROUNDS; i++) {
            Wire wire = question().with(appended.next());
            for (Version version : Version.values()) {
                assertThat(wire.send(version, GATEWAY, keycloak()).status())
                        .as("%s, -Daddresses.seed=%d: %s", version, seed, wire)
                        .isIn(400, 401);
            }
        }
    }

    @Order(9)
    @Test
    void everyElementOfTheStandardHeaderMustBeTheOnlyOneAndNameTheHolder() {
        start("--proxy-headers=forwarded --proxy-trusted-addresses=" + GATEWAY);

        for (String value :
                List.of(
                        "for=" + HOME,
                        "For=\"" + HOME + ":4711\";proto=http",
                        "proto=http; for=\"[" + HOME_V6 + "]:4711\"")) {
            for (Version version : Version.values()) {
                Wire wire = question().with("Forwarded", value);
                assertThat(wire.send(version, GATEWAY, keycloak()).status())
                        .as("%s, %s", version, value)
                        .isEqualTo(200);
            }
        }
        for (String value :
                List.of(
                        "proto=http",
                        "for=" + HOME + ", proto=http",
                        "proto=http, for=" + HOME,
                        "for=" + HOME + ",for=" + HOME,
                        "for=" + HOME + ";for=" + HOME)) {
            assertThat(asked(nearby, GATEWAY, "Forwarded", value)).as(value).isEqualTo(401);
            assertThat(lastReason()).as(value).isEqualTo("address_unknown");
        }
    }

    @Order(10)
    @Test
    void logAndDryRunSayWhereAnybodyCanChooseAnAddress() {
        start("--proxy-headers=xforwarded --proxy-trusted-addresses=" + GATEWAY);
        assertThat(asked(GATEWAY, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(proxyTrust()).isEqualTo("named");
        assertThat(server.log()).doesNotContain(WARNING);

        start("--proxy-headers=xforwarded");
        assertThat(server.log()).doesNotContain(WARNING);
        assertThat(asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(asked(ELSEWHERE, "X-Forwarded-For", HOME)).isEqualTo(200);
        assertThat(proxyTrust()).isEqualTo("anybody");
        assertThat(server.log()).containsOnlyOnce(WARNING);
    }

    private String proxyTrust() {
        JsonNode found =
                realm.realmAdmin()
                        .put(
                                realm.path(token) + "?dryRun=true",
                                Map.of("addresses", List.of(ELSEWHERE)))
                        .expect(200)
                        .json();
        return found.get("proxyTrust").textValue();
    }
}
