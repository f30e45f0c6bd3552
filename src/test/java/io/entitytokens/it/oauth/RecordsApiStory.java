package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An external system works with records of a resource server, which knows nothing of us but what
 * the example that we ship says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordsApiStory {

    static final String RESOURCE_SERVER = "records-api";

    TestRealm realm;
    OAuth oauth;
    String invoice;
    private String customer;
    private Background application;
    private int port;

    /** Starts the example, and waits until it listens. */
    abstract Background start(int port) throws IOException;

    /** What an external system that holds the token shows the resource server. */
    abstract String credential(Token token);

    @BeforeAll
    void startResourceServer() throws IOException {
        realm = TestRealm.of(getClass());
        oauth = new OAuth(realm);
        oauth.client(RESOURCE_SERVER);
        invoice = realm.entity("invoice", RESOURCE_SERVER);
        customer = realm.entity("customer", RESOURCE_SERVER);
        port = Ports.free();
        application = start(port);
    }

    /** What tells an example where it is. */
    Map<String, String> environment() {
        String keycloak = Server.get().base().toString();
        return Map.of(
                "KEYCLOAK",
                keycloak,
                "REALM",
                realm.name(),
                "ISSUER",
                keycloak + "/realms/" + realm.name(),
                "CLIENT_ID",
                RESOURCE_SERVER,
                "CLIENT_SECRET",
                OAuth.CLIENT_SECRET);
    }

    /** Where the resource server has its records. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @AfterAll
    void stopResourceServer() {
        if (application != null) {
            application.close();
        }
    }

    private Request request(String method, String path) {
        return Http.request(method, at(path));
    }

    Answer send(String credential, String method, String path) {
        Request request = request(method, path).bearer(credential);
        return method.equals("POST") ? request.json("{\"amount\":42}").send() : request.send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "delete", "read write", "read write delete"})
    void eachSetOfPermissionsDoesWhatItMayAndNoMore(String permissions) {
        List<String> held = List.of(permissions.split(" "));
        String credential = credential(realm.token(invoice, held.toArray(String[]::new)));

        assertThat(send(credential, "GET", "/invoices").status())
                .isEqualTo(held.contains("read") ? 200 : 403);
        assertThat(send(credential, "POST", "/invoices/1").status())
                .isEqualTo(held.contains("write") ? 201 : 403);
        assertThat(send(credential, "DELETE", "/invoices/1").status())
                .isEqualTo(held.contains("delete") ? 204 : 403);
    }

    /** Its scope would do; it is the claim that keeps it out. */
    @Test
    void tokenOfAnotherEntityOpensItsOwnRouteOnly() {
        String credential = credential(realm.token(customer, "read", "write", "delete"));

        send(credential, "GET", "/customers").expect(200);
        send(credential, "GET", "/invoices").expect(403);
        send(credential, "POST", "/invoices/1").expect(403);
        send(credential, "DELETE", "/invoices/1").expect(403);
    }

    @Test
    void withoutAGoodTokenThereIsAChallenge() {
        Answer none = request("GET", "/invoices").send().expect(401);
        Answer nonsense = send("nonsense", "GET", "/invoices").expect(401);

        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nonsense.header("WWW-Authenticate")).contains("invalid_token");
    }

    /** A user of the realm is somebody; an external system with an entity token is not that. */
    @Test
    void userOfTheRealmIsNoEntityToken() {
        assertThat(send(realm.realmAdmin().token(), "GET", "/invoices").status()).isIn(401, 403);
    }
}
