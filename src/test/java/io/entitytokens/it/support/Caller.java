package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Somebody who is logged in, and calls the admin REST API. */
public final class Caller {

    /** Access tokens of master live a minute. */
    private static final Duration RENEW_AFTER = Duration.ofSeconds(30);

    private static Caller firstAdmin;

    private final URI base;
    private final String realm;
    private final String username;
    private final String password;
    private final String clientId;
    private String token;
    private Instant tokenTime = Instant.EPOCH;

    Caller(URI base, String realm, String username, String password) {
        this(base, realm, username, password, "admin-cli");
    }

    private Caller(URI base, String realm, String username, String password, String clientId) {
        this.clientId = clientId;
        this.base = base;
        this.realm = realm;
        this.username = username;
        this.password = password;
    }

    /** The first admin of the server, in master; logged in once for all tests. */
    public static synchronized Caller masterAdmin() {
        if (firstAdmin == null) {
            firstAdmin = masterAdmin(Server.get().base());
        }
        return firstAdmin;
    }

    /** The first admin, at a server of a test's own. */
    public static Caller masterAdmin(URI base) {
        return new Caller(base, "master", Server.ADMIN, Server.ADMIN_PASSWORD);
    }

    /** Somebody of a realm at a server of a test's own. */
    public static Caller of(URI base, String realm, String username, String password) {
        return new Caller(base, realm, username, password);
    }

    /** The same user by another client, a public one with direct access grants. */
    public Caller through(String otherClientId) {
        return new Caller(base, realm, username, password, otherClientId);
    }

    /** Where its server is reached. */
    public URI base() {
        return base;
    }

    public Request request(String method, String path) {
        return Http.request(method, URI.create(base + path)).bearer(token());
    }

    public Answer get(String path) {
        return request("GET", path).send();
    }

    public Answer post(String path, Object json) {
        return request("POST", path).json(json).send();
    }

    public Answer put(String path, Object json) {
        return request("PUT", path).json(json).send();
    }

    public Answer delete(String path) {
        return request("DELETE", path).send();
    }

    /** The access token, renewed where needed. */
    public synchronized String token() {
        if (Instant.now().isAfter(tokenTime.plus(RENEW_AFTER))) {
            tokenTime = Instant.now();
            token =
                    Http.request(
                                    "POST",
                                    URI.create(
                                            base
                                                    + "/realms/"
                                                    + realm
                                                    + "/protocol/openid-connect/token"))
                            .body(
                                    "application/x-www-form-urlencoded",
                                    "grant_type=password&client_id="
                                            + clientId
                                            + "&username="
                                            + encode(username)
                                            + "&password="
                                            + encode(password))
                            .send()
                            .expect(200)
                            .json()
                            .get("access_token")
                            .textValue();
        }
        return token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
