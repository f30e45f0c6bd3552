package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An external system works with records through a real gateway, whose configuration is the example
 * that we ship, in front of the records API that we ship.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayStory {

    private TestRealm realm;
    private String invoice;
    private RecordsApi records;
    private Background gateway;
    private int port;

    /**
     * Starts the gateway.
     *
     * @param directory to write into
     * @param records host and port of the records API
     * @param port to listen on
     */
    abstract Background start(Path directory, String realm, String records, int port);

    @BeforeAll
    void startGateway() throws IOException {
        Path directory = Files.createTempDirectory("gateway");
        realm = TestRealm.of(getClass());
        invoice = realm.entity("invoice");
        realm.entity("customer");
        port = Ports.free();
        records = RecordsApi.start(directory);
        gateway = start(directory, realm.name(), records.address(), port).awaitPort(port);
    }

    @AfterAll
    void stopGateway() {
        if (gateway != null) {
            gateway.close();
        }
        if (records != null) {
            records.close();
        }
    }

    private Request request(String method, String path) {
        return Http.request(method, URI.create("http://127.0.0.1:" + port + path));
    }

    private Answer send(Token token, String method, String path) {
        Request request = request(method, path).bearer(token.secret());
        return method.equals("POST") || method.equals("PUT")
                ? request.json("{\"amount\":42}").send()
                : request.send();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read",
                "write",
                "delete",
                "read write",
                "write delete",
                "read write delete"
            })
    void eachSetOfPermissionsReadsInsertsAndDeletesWhatItMay(String permissions) {
        Token all = realm.token(invoice, "read", "write", "delete");
        Token token = realm.token(invoice, permissions.split(" "));
        List<String> held = Arrays.asList(permissions.split(" "));
        String existing = send(all, "POST", "/invoices").expect(201).header("Location");
        String record = existing.substring(existing.indexOf("/invoices"));

        assertThat(send(token, "GET", record).status())
                .isEqualTo(held.contains("read") ? 200 : 403);
        assertThat(send(token, "POST", "/invoices").status())
                .isEqualTo(held.contains("write") ? 201 : 403);
        assertThat(send(token, "PUT", record).status())
                .isEqualTo(held.contains("write") ? 200 : 403);
        assertThat(send(token, "DELETE", record).status())
                .isEqualTo(held.contains("delete") ? 204 : 403);
    }

    @Test
    void tokenIsTakenFromEachOfThreePlaces() {
        Token token = realm.token(invoice, "read");
        String basic = OAuth.basic("sap", token.secret());

        request("GET", "/invoices").bearer(token.secret()).send().expect(200);
        request("GET", "/invoices").header("X-API-Key", token.secret()).send().expect(200);
        request("GET", "/invoices").header("Authorization", basic).send().expect(200);
    }

    @Test
    void withoutATokenThereIsAChallenge() {
        Answer answer = request("GET", "/invoices").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"" + realm.name() + "\"");
        assertThat(request("GET", "/invoices").bearer("nonsense").send().status()).isEqualTo(401);
    }

    @Test
    void switchedOffInTheMiddleIsRefusedOnTheNextRequest() {
        Token token = realm.token(invoice, "read", "write");
        send(token, "GET", "/invoices").expect(200);
        send(token, "POST", "/invoices").expect(201);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);

        send(token, "GET", "/invoices").expect(401);
        send(token, "POST", "/invoices").expect(401);
    }

    /** A 500 in its place would be tried again at once. */
    @Test
    void callerWhoComesTooOftenIsToldWhenToComeBack() {
        Token token = new Limits(realm).token(invoice, Limits.limit(2, "PT1H"));
        send(token, "GET", "/invoices").expect(200);
        send(token, "GET", "/invoices").expect(200);

        Answer answer = send(token, "GET", "/invoices").expect(429);

        assertThat(answer.header("Retry-After")).matches("1800|17[0-9]{2}");
        assertThat(answer.header("RateLimit"))
                .isEqualTo("\"all\";r=0;t=" + answer.header("Retry-After"));
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"all\";q=2;w=3600");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(send(token, "DELETE", "/invoices/7").expect(403).header("Retry-After")).isNull();
    }

    @Test
    void tokenOfAnotherEntityOpensNothing() {
        Token token = realm.token(invoice, "read", "write", "delete");

        send(token, "GET", "/customers").expect(403);
        send(token, "POST", "/customers").expect(403);
    }

    @Test
    void forgedHeadersChangeNothing() {
        Token reader = realm.token(invoice, "read");

        for (String header :
                List.of("X-Original-Method", "X-Forwarded-Method", "X-HTTP-Method-Override")) {
            request("POST", "/invoices")
                    .header(header, "GET")
                    .bearer(reader.secret())
                    .json("{}")
                    .send()
                    .expect(403);
        }
        request("GET", "/customers")
                .header("X-Entity", "customer")
                .header("X-Entity-Permissions", "read write delete")
                .header("X-Entity-Token-Id", "forged")
                .bearer(reader.secret())
                .send()
                .expect(403);
        request("GET", "/invoices")
                .header("X-Entity", "invoice")
                .header("X-Entity-Permissions", "read write delete")
                .send()
                .expect(401);
    }

    @Test
    void recordsApiLearnsWhoItWasAndNeverTheSecret() {
        Token writer =
                realm.token(invoice, NewToken.named("SAP für Rechnungen").may("read", "write"));
        String location = send(writer, "POST", "/invoices").expect(201).header("Location");

        Answer record =
                send(writer, "GET", location.substring(location.indexOf("/invoices"))).expect(200);

        assertThat(record.json().at("/changedBy/tokenId").textValue()).isEqualTo(writer.id());
        assertThat(record.json().at("/changedBy/tokenName").textValue())
                .isEqualTo("SAP für Rechnungen");
        assertThat(records.output() + gateway.output()).doesNotContain(writer.secret());
    }

    /**
     * A token for customers does not reach invoices, nor the other way, however the path is
     * written.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/invoices/../customers", "/invoices/%2e%2e/customers", "/invoices/..%2fcustomers",
                "//customers", "/invoices//../customers", "/invoices;/../customers",
                "/invoices/..;/customers", "/customers/../invoices/../customers", "/./customers",
                "/%63ustomers", "/invoices/..%5ccustomers", "/INVOICES/../customers"
            })
    void oddPathsOpenNothing(String path) {
        Token token = realm.token(invoice, "read", "write", "delete");

        assertThat(send(token, "GET", path).status()).isIn(400, 401, 403, 404);
    }

    @Test
    void twoCredentialsAreRefused() {
        Token token = realm.token(invoice, "read");

        Answer answer =
                request("GET", "/invoices")
                        .bearer(token.secret())
                        .header("X-API-Key", token.secret())
                        .send();

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void optionsAndUnknownMethodsAreRefused() {
        Token token = realm.token(invoice, "read", "write", "delete");

        send(token, "OPTIONS", "/invoices").expect(403);
        send(token, "PROPFIND", "/invoices").expect(403);
    }
}
