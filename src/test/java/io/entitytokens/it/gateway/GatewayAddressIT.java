package io.entitytokens.it.gateway;

import static io.entitytokens.it.gateway.ProxiedTokens.ELSEWHERE;
import static io.entitytokens.it.gateway.ProxiedTokens.FORWARDED;
import static io.entitytokens.it.gateway.ProxiedTokens.GATEWAY;
import static io.entitytokens.it.gateway.ProxiedTokens.HOME;
import static io.entitytokens.it.gateway.ProxiedTokens.HOME_V6;
import static io.entitytokens.it.gateway.ProxiedTokens.RESOURCE_SERVER;
import static io.entitytokens.it.gateway.ProxiedTokens.XFORWARDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the holder of a token is, behind gateways: what they overwrite is believed, and what a
 * client could have written never is.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("gateway")
class GatewayAddressIT {

    private static final int ROUNDS = Integer.getInteger("addresses.rounds", 200);

    private final long seed = Long.getLong("addresses.seed", System.nanoTime());
    private ProxiedServer server;
    private ProxiedTokens tokens;
    private ShippedGateways gateways;

    @BeforeAll
    void makeRealm(@TempDir Path directory) throws IOException {
        server = new ProxiedServer(directory, "gateway-address");
        server.start(XFORWARDED);
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

    @Order(1)
    @Test
    void shippedGatewaysTellWhereTheCallerIs() {
        server.start(XFORWARDED);

        assertThat(gateways.answers(HOME)).containsOnly(200);
        assertThat(gateways.answers(HOME, "X-Forwarded-For", ELSEWHERE)).containsOnly(200);
        assertThat(gateways.answers(ELSEWHERE)).containsOnly(401);
        for (String header : List.of("X-Forwarded-For", "Forwarded")) {
            String value = header.equals("Forwarded") ? "for=" + HOME : HOME;
            assertThat(gateways.answers(ELSEWHERE, header, value)).containsOnly(401);
        }
    }

    @Order(2)
    @Test
    void gatewaysThatAppendLetNobodyInWhoWritesTheHeader() {
        server.start(XFORWARDED);

        assertThat(
                        gateways.answers(
                                GatewayAddressIT::appending, ELSEWHERE, "X-Forwarded-For", HOME))
                .containsOnly(401);
        assertThat(gateways.answers(GatewayAddressIT::appending, HOME, "X-Forwarded-For", HOME))
                .containsOnly(401);
        assertThat(gateways.answers(GatewayAddressIT::appending, HOME)).containsOnly(200);
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

    /** What is seen of a resource server is never the holder's address, whoever tells it. */
    @Order(3)
    @Test
    void headerOfAResourceServerTellsNothingOfTheHolder() {
        server.start(XFORWARDED);

        for (Token token : List.of(tokens.home(), tokens.nearby())) {
            assertThat(isActive(token, HOME)).isFalse();
            assertUnknown(token, "introspection");
            exchange(token, HOME).expect(400);
            assertUnknown(token, "token_exchange");
            assertThat(decide(Pep.subject(token), HOME)).isFalse();
            assertUnknown(token, "authzen");
        }
        Token token = tokens.home();
        assertThat(isActive(token, ELSEWHERE, "client_ip", HOME)).isTrue();
        exchange(token, ELSEWHERE, "client_ip", HOME).expect(200);
        assertThat(decide(Pep.toldSubject(token.secret(), HOME), ELSEWHERE)).isTrue();
    }

    private void assertUnknown(Token token, String endpoint) {
        assertThat(tokens.oauth().refusal(token, endpoint, "address_unknown")).isNotNull();
    }

    private boolean isActive(Token token, String header, String... more) {
        return send("/token/introspect", header, OAuth.form(more, "token", token.secret()))
                .expect(200)
                .json()
                .get("active")
                .booleanValue();
    }

    private Answer exchange(Token token, String header, String... more) {
        return send(
                "/token",
                header,
                OAuth.form(
                        more,
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        token.secret(),
                        "subject_token_type",
                        OAuth.ENTITY_TOKEN_TYPE));
    }

    private Answer send(String endpoint, String header, List<String> form) {
        return tokens.oauth()
                .post(endpoint, form)
                .header("Authorization", OAuth.basic(RESOURCE_SERVER, OAuth.CLIENT_SECRET))
                .header("X-Forwarded-For", header)
                .send();
    }

    private boolean decide(Map<String, Object> subject, String header) {
        return new Pep(tokens.realm(), RESOURCE_SERVER)
                .call("evaluation")
                .header("X-Forwarded-For", header)
                .json(Pep.question(subject, "read", "invoice"))
                .send()
                .expect(200)
                .json()
                .get("decision")
                .booleanValue();
    }

    /** Whatever it is, and however a gateway appends to it. */
    @Order(4)
    @ParameterizedTest
    @ValueSource(strings = {"xforwarded", "forwarded"})
    void nothingThatAClientWritesIsItsAddressWhereAGatewayAppends(String headers) {
        server.start(headers.equals("forwarded") ? FORWARDED : XFORWARDED);
        assertThat(
                        tokens.asked(
                                GATEWAY,
                                headers.equals("forwarded") ? "Forwarded" : "X-Forwarded-For",
                                headers.equals("forwarded") ? "for=" + HOME : HOME))
                .as("the token is good, and the header is read")
                .isEqualTo(200);
        AppendedHeaders appended =
                new AppendedHeaders(new Random(seed), headers.equals("forwarded"), HOME, ELSEWHERE);

        for (int i = 0; i < ROUNDS; i++) {
            Wire wire = tokens.question(tokens.home()).with(appended.next());
            for (Version version : Version.values()) {
                assertThat(wire.send(version, GATEWAY, server.address()).status())
                        .as("%s, -Daddresses.seed=%d: %s", version, seed, wire)
                        .isIn(400, 401);
            }
        }
    }

    @Order(5)
    @Test
    void everyElementOfTheStandardHeaderMustBeTheOnlyOneAndNameTheHolder() {
        server.start(FORWARDED);

        for (String value :
                List.of(
                        "for=" + HOME,
                        "For=\"" + HOME + ":4711\";proto=http",
                        "proto=http; for=\"[" + HOME_V6 + "]:4711\"")) {
            for (Version version : Version.values()) {
                Wire wire = tokens.question(tokens.home()).with("Forwarded", value);
                assertThat(wire.send(version, GATEWAY, server.address()).status())
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
            assertThat(tokens.asked(tokens.nearby(), GATEWAY, "Forwarded", value))
                    .as(value)
                    .isEqualTo(401);
            assertThat(tokens.lastReason()).as(value).isEqualTo("address_unknown");
        }
    }
}
