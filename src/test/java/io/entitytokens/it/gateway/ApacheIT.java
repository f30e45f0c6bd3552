package io.entitytokens.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apache's mod_auth_openidc introspects entity tokens as the example that we ship says, in front of
 * the records API that we ship.
 */
@Tag("gateway")
class ApacheIT {

    private static final String APACHE =
            """
            ServerRoot "%1$s"
            ServerName localhost
            User www-data
            Group www-data
            PidFile apache.pid
            DefaultRuntimeDir "%1$s"
            Listen 127.0.0.1:%2$d
            ErrorLog /dev/stderr
            LoadModule mpm_event_module ${MODULES}/mod_mpm_event.so
            LoadModule authn_core_module ${MODULES}/mod_authn_core.so
            LoadModule authz_core_module ${MODULES}/mod_authz_core.so
            LoadModule authz_user_module ${MODULES}/mod_authz_user.so
            LoadModule headers_module ${MODULES}/mod_headers.so
            LoadModule macro_module ${MODULES}/mod_macro.so
            LoadModule proxy_module ${MODULES}/mod_proxy.so
            LoadModule proxy_http_module ${MODULES}/mod_proxy_http.so
            LoadModule auth_openidc_module ${MODULES}/mod_auth_openidc.so
            OIDCCABundlePath %3$s
            Include %4$s
            """;

    private static final Path EXAMPLE = Path.of("docs", "examples", "apache", "records-api.conf");

    private static TestRealm realm;
    private static String invoice;
    private static TlsFront keycloak;
    private static RecordsApi records;
    private static Background apache;
    private static int port;

    @BeforeAll
    static void startApache() throws Exception {
        Path program = Required.program("apache2", "libapache2-mod-auth-openidc");
        Path directory = Files.createTempDirectory("apache");
        // Apache's own user reads the certificate.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        realm = TestRealm.of(ApacheIT.class);
        new OAuth(realm).client("records-api");
        invoice = realm.entity("invoice", "records-api");
        realm.entity("customer", "records-api");
        port = Ports.free();
        records = RecordsApi.start(directory);
        keycloak = TlsFront.start(directory);
        Path configuration =
                Files.writeString(
                        directory.resolve("apache.conf"),
                        APACHE.formatted(
                                directory, port, keycloak.certificate(), EXAMPLE.toAbsolutePath()));
        apache =
                Background.start(
                                List.of(
                                        program.toString(),
                                        "-f",
                                        configuration.toString(),
                                        "-DFOREGROUND"),
                                Map.of(
                                        "MODULES",
                                        "/usr/lib/apache2/modules",
                                        "KEYCLOAK",
                                        keycloak.address(),
                                        "REALM",
                                        realm.name(),
                                        "CLIENT_SECRET",
                                        OAuth.CLIENT_SECRET,
                                        "RECORDS",
                                        "http://" + records.address()),
                                directory.resolve("apache.log"))
                        .awaitPort(port);
    }

    @AfterAll
    static void stopApache() {
        if (apache != null) {
            apache.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        if (records != null) {
            records.close();
        }
    }

    private static Request request(String method, String path) {
        return Http.request(method, URI.create("http://127.0.0.1:" + port + path));
    }

    private static Answer send(Token token, String method, String path) {
        Request request = request(method, path).bearer(token.secret());
        return method.startsWith("P") ? request.json("{\"amount\":42}").send() : request.send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "delete", "read write", "read write delete"})
    void eachSetOfPermissionsDoesWhatItMayAndNoMore(String permissions) {
        List<String> held = List.of(permissions.split(" "));
        Token all = realm.token(invoice, "read", "write", "delete");
        Token token = realm.token(invoice, permissions.split(" "));
        String location = send(all, "POST", "/invoices").expect(201).header("Location");
        String record = location.substring(location.indexOf("/invoices"));

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
    void tokenOfAnotherEntityOpensNothing() {
        Token token = realm.token(invoice, "read", "write", "delete");

        send(token, "GET", "/customers").expect(403);
        send(token, "POST", "/customers").expect(403);
    }

    @Test
    void withoutAGoodTokenThereIsAChallenge() {
        Answer none = request("GET", "/invoices").send().expect(401);
        Answer nonsense = request("GET", "/invoices").bearer("nonsense").send().expect(401);

        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nonsense.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void switchedOffWhileRunningIsRefusedOnTheNextRequest() {
        Token token = realm.token(invoice, "read", "write");
        send(token, "GET", "/invoices").expect(200);

        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);

        send(token, "GET", "/invoices").expect(401);
        send(token, "POST", "/invoices").expect(401);
    }

    @Test
    void forgedHeadersChangeNothing() {
        Token reader = realm.token(invoice, "read");

        request("GET", "/customers")
                .header("X-Entity", "customer")
                .header("X-Entity-Permissions", "read write delete")
                .bearer(reader.secret())
                .send()
                .expect(403);
        request("POST", "/invoices")
                .header("OIDC_CLAIM_entity_permissions", "write")
                .header("X-HTTP-Method-Override", "GET")
                .bearer(reader.secret())
                .json("{}")
                .send()
                .expect(403);
    }

    @Test
    void recordsApiLearnsWhoItWasAndNeverTheSecret() {
        Token writer = realm.token(invoice, "read", "write");
        String location = send(writer, "POST", "/invoices").expect(201).header("Location");

        Answer record = send(writer, "GET", location.substring(location.indexOf("/invoices")));

        assertThat(record.expect(200).json().at("/changedBy/tokenId").textValue())
                .isEqualTo(writer.id());
        assertThat(records.output() + apache.output()).doesNotContain(writer.secret());
    }
}
