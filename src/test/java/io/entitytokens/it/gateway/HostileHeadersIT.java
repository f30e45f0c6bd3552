package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.HostileHeaders;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.MinimalGateway;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Header;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing that a client writes into a header changes what a gateway is told, whatever the server
 * believes of proxies: the verdict is the one without these headers, or a refusal.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("gateway")
class HostileHeadersIT {

    /** Sets of headers for each question, version of HTTP and address. */
    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 8);

    private static final String REALM = "acme";
    private static final String LOCAL = "127.0.0.1";

    /** Another address of this machine, which is no trusted proxy. */
    private static final String STRANGER = "127.0.0.2";

    /** What the server believes of proxies. */
    enum Belief {
        NOTHING(""),
        FORWARDED("--proxy-headers=forwarded"),
        FORWARDED_IF_TRUSTED("--proxy-headers=forwarded --proxy-trusted-addresses=127.0.0.1"),
        XFORWARDED_IF_TRUSTED("--proxy-headers=xforwarded --proxy-trusted-addresses=127.0.0.1"),
        /** Last: the gateways ask the server that is left running. */
        XFORWARDED("--proxy-headers=xforwarded");

        private final String options;

        Belief(String options) {
            this.options = options;
        }

        boolean isStandard() {
            return this == FORWARDED || this == FORWARDED_IF_TRUSTED;
        }

        boolean believes(String from) {
            return switch (this) {
                case NOTHING -> false;
                case FORWARDED, XFORWARDED -> true;
                default -> from.equals(LOCAL);
            };
        }
    }

    /** A token, and what a gateway asks about it. */
    private record Question(
            Token token, String method, String target, List<Header> ofTheGateway, int expected) {

        @Override
        public String toString() {
            return method + " " + target + " " + ofTheGateway;
        }
    }

    private final long seed = Long.getLong("hostile.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TlsTrials tls = new TlsTrials();
    private Path directory;
    private ProxiedServer server;
    private Belief running;
    private Token reader;
    private Token customer;

    @BeforeAll
    void makeRealms(@TempDir Path given) {
        directory = given;
        server = new ProxiedServer(directory, "hostile-headers");
        start(Belief.NOTHING);
        URI base = server.base();
        TestRealm realm = TestRealm.named(base, REALM, Map.of());
        reader = realm.token(realm.entity("invoice"), "read");
        customer = realm.token(realm.entity("customer"), "read", "write", "delete");
        tls.makeRealms(base);
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private void start(Belief belief) {
        server.start(belief.options);
        running = belief;
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource
    void verdictIsTheOneWithoutTheHeadersOrARefusal(Belief belief) {
        start(belief);
        List<Question> questions = new ArrayList<>();
        for (Token token : List.of(reader, customer)) {
            int toRead = token.equals(reader) ? 200 : 403;
            String query = "?entity=invoice";
            Header get = new Header("X-Original-Method", "GET");
            Header delete = new Header("X-Original-Method", "DELETE");
            questions.add(question(token, "GET", "/invoice/api/7", toRead));
            questions.add(question(token, "DELETE", "/invoice/api/7", 403));
            questions.add(question(token, "GET", query, toRead, get));
            questions.add(question(token, "GET", query, 403, delete));
            questions.add(question(token, "GET", query + "&permission=read", toRead));
            questions.add(question(token, "GET", query + "&permission=write", 403));
        }
        for (String from : List.of(LOCAL, STRANGER)) {
            for (Version version : Version.values()) {
                questions.forEach(question -> tryOut(question, version, from, server.address()));
                tls.run(
                        server.address(),
                        version,
                        from,
                        belief.isStandard(),
                        belief.believes(from));
            }
        }
    }

    /** Gateways whose configuration takes no headers out. */
    @Order(2)
    @Test
    void nobodyGetsPastMinimalGateways() {
        start(Belief.XFORWARDED);
        String keycloak = server.base().getAuthority();
        try (MinimalGateway nginx = MinimalGateway.nginx(directory, keycloak, REALM);
                MinimalGateway caddy = MinimalGateway.caddy(directory, keycloak, REALM)) {
            for (MinimalGateway gateway : List.of(nginx, caddy)) {
                for (String method : List.of("GET", "DELETE")) {
                    for (Token token : List.of(reader, customer)) {
                        boolean good = token.equals(reader) && method.equals("GET");
                        tryOut(
                                new Question(
                                        token, method, "/invoices/7", List.of(), good ? 200 : 403),
                                Version.HTTP_1_1,
                                LOCAL,
                                gateway.address());
                    }
                }
            }
        }
    }

    private static Question question(
            Token token, String method, String rest, int expected, Header... headers) {
        return new Question(
                token,
                method,
                "/realms/" + REALM + "/entity-tokens/authorize" + rest,
                List.of(headers),
                expected);
    }

    private void tryOut(Question question, Version version, String from, InetSocketAddress at) {
        Wire bare =
                Wire.request(question.method(), at, question.target())
                        .with("Authorization", "Bearer " + question.token().secret());
        Answer plain = bare.with(question.ofTheGateway()).send(version, from, at);
        assertThat(plain.status()).as(question.toString()).isEqualTo(question.expected());
        for (int i = 0; i < ROUNDS; i++) {
            Wire hostile = forge(bare, question.ofTheGateway());
            compare(
                    plain,
                    hostile.send(version, from, at),
                    running
                            + ", "
                            + version
                            + ", "
                            + from
                            + ", -Dhostile.seed="
                            + seed
                            + ": "
                            + hostile);
        }
    }

    /** A client's headers come before a gateway's, or after them. */
    private Wire forge(Wire bare, List<Header> ofTheGateway) {
        List<Header> forged = HostileHeaders.some(random);
        Wire wire =
                random.nextBoolean()
                        ? bare.with(forged).with(ofTheGateway)
                        : bare.with(ofTheGateway).with(forged);
        if (random.nextInt(4) == 0) {
            wire = wire.authority(HostileHeaders.value(random));
        }
        return random.nextInt(3) == 0 ? wire.scheme(HostileHeaders.value(random)) : wire;
    }

    private static void compare(Answer plain, Answer answer, String how) {
        if (answer.status() != 200) {
            assertThat(answer.status()).as(how).isBetween(400, 599);
            return;
        }
        assertThat(plain.status()).as(how).isEqualTo(200);
        for (String name : List.of("X-Entity", "X-Entity-Permissions", "X-Entity-Token-Id")) {
            assertThat(answer.headers().allValues(name))
                    .as(how)
                    .isEqualTo(plain.headers().allValues(name));
        }
    }
}
