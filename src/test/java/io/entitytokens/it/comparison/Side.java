package io.entitytokens.it.comparison;

import com.nimbusds.jose.jwk.JWKSet;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of two servers that are asked the same, and a realm there.
 *
 * @param firstAdmin of that server
 */
record Side(Caller firstAdmin, String realm) {

    /** Of alice and of every client. */
    static final String SECRET = "secret-for-a-test";

    /** Where the server is. */
    URI base() {
        return firstAdmin.base();
    }

    /** The same realm on whichever server. */
    void create() {
        Map<String, Object> representation = new HashMap<>();
        representation.put("realm", realm);
        representation.put("enabled", true);
        representation.put("passwordPolicy", TestRealm.QUICK_HASH);
        representation.put("eventsEnabled", true);
        representation.put("adminEventsEnabled", true);
        representation.put("users", List.of(alice()));
        representation.put(
                "clients",
                List.of(
                        client("records-api", "serviceAccountsEnabled"),
                        client("no-service-account", "directAccessGrantsEnabled"),
                        disabled(),
                        website(),
                        signing()));
        master("POST", "/admin/realms").json(representation).send().expect(201);
    }

    private static Map<String, Object> alice() {
        Map<String, Object> alice = new HashMap<>();
        alice.put("username", "alice");
        alice.put("enabled", true);
        alice.put("email", "alice@example.org");
        alice.put("firstName", "Alice");
        alice.put("lastName", "Test");
        alice.put("credentials", List.of(Map.of("type", "password", "value", SECRET)));
        return alice;
    }

    private static Map<String, Object> client(String clientId, String... flags) {
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", clientId);
        client.put("secret", SECRET);
        client.put("attributes", Map.of("standard.token.exchange.enabled", "true"));
        for (String flag : flags) {
            client.put(flag, true);
        }
        return client;
    }

    private static Map<String, Object> disabled() {
        Map<String, Object> client = client("disabled", "serviceAccountsEnabled");
        client.put("enabled", false);
        return client;
    }

    /** Its tokens are for records-api, too. */
    private static Map<String, Object> website() {
        Map<String, Object> client = client("website", "publicClient", "directAccessGrantsEnabled");
        client.put("redirectUris", List.of("https://website.example/*"));
        client.put("webOrigins", List.of("https://website.example"));
        client.put(
                "protocolMappers",
                List.of(
                        Map.of(
                                "name", "audience",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config",
                                        Map.of(
                                                "included.client.audience", "records-api",
                                                "access.token.claim", "true"))));
        return client;
    }

    private static Map<String, Object> signing() {
        Map<String, Object> client = client("signing", "serviceAccountsEnabled");
        client.put("clientAuthenticatorType", "client-jwt");
        client.put(
                "attributes",
                Map.of(
                        "use.jwks.string",
                        "true",
                        "jwks.string",
                        new JWKSet(Words.KEY.toPublicJWK()).toString()));
        return client;
    }

    /** A request of nobody. */
    Request anywhere(String method, String path) {
        return Http.request(method, URI.create(base() + path));
    }

    /** A request to the realm. */
    Request at(String method, String path) {
        return anywhere(method, "/realms/" + realm + path);
    }

    Request oidc(String method, String path) {
        return at(method, "/protocol/openid-connect" + path);
    }

    /**
     * A form to an endpoint of the protocol.
     *
     * @param client that shows its secret in the header, or {@code client:secret}, or a dash
     * @param form with {@link Words}
     */
    Answer form(String path, String client, String form) {
        Request request = oidc("POST", "/" + path);
        return form(
                client.equals("-") ? request : request.header("Authorization", basic(client)),
                form);
    }

    Answer form(Request request, String form) {
        return request.body("application/x-www-form-urlencoded", new Words(this).in(form)).send();
    }

    static String basic(String client) {
        String pair = client.contains(":") ? client : client + ":" + SECRET;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A request of the server's first admin to the realm's admin REST API. */
    Request admin(String method, String path) {
        return master(method, "/admin/realms/" + realm + path);
    }

    /** A request of the server's first admin. */
    Request master(String method, String path) {
        return firstAdmin.request(method, path);
    }

    /** Where the admin REST API has a client. */
    String clientPath(String clientId) {
        return "/clients/"
                + admin("GET", "/clients?clientId=" + clientId)
                        .send()
                        .expect(200)
                        .json()
                        .get(0)
                        .get("id")
                        .textValue();
    }
}
