package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * After all other tests of the run: no secret that the server has handed out stands anywhere but in
 * the answer that handed it out. Of a secret, its random part is searched for; the id may stand in
 * logs.
 */
@Tag("database")
@Order(Integer.MAX_VALUE)
@Isolated
class LeakIT {

    /** Whole tokens, presented ones that were never made included. */
    private static final Pattern TOKEN = Pattern.compile("ket_[0-9A-Za-z]{22}_[0-9A-Za-z]{43}");

    /** Where the random part of a token stands, and how long it is. */
    private static final int SECRET_START = 27;

    private static final int SECRET_LENGTH = 43;
    private static final Pattern LONG_WORD = Pattern.compile("[0-9A-Za-z]{" + SECRET_LENGTH + ",}");

    private static TestRealm realm;
    private static String entity;

    /** What this class does by itself, so that it finds something to search when run alone. */
    @BeforeAll
    static void useTokensInEveryWay() {
        realm = TestRealm.of(LeakIT.class);
        entity = realm.entity("invoice");
        TestRealm.Token token = realm.token(entity, "read");
        realm.authorize(token, "invoice", "read").expect(200);
        realm.authorize(token, "invoice", "write").expect(403);
        realm.authorize("GET", "?entity=invoice&permission=read")
                .header(
                        "X-API-Key",
                        Forgery.withSecretOf(realm.token(entity, "read").secret(), token.secret()))
                .send()
                .expect(401);
        realm.realmAdmin()
                .post(
                        realm.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", token.secret(), "permissions", List.of("no")))
                .expect(400);
        realm.realmAdmin().delete(realm.path(token)).expect(204);
        useSecretsOfOneTokenInEveryWay();
    }

    /** A secret that was replaced, found or given up is one still. */
    private static void useSecretsOfOneTokenInEveryWay() {
        realm.realmAdmin()
                .put(realm.admin("/entities/policy"), Map.of("selfRotate", true))
                .expect(204);
        TestRealm.Token token = realm.token(entity, "read");
        String byAdmin =
                newSecret(realm.realmAdmin().post(realm.path(token) + "/rotate", Map.of()));
        String byHolder = newSecret(self("POST", "/rotate", byAdmin));
        self("GET", "", token.secret()).expect(200);
        realm.realmAdmin()
                .post(realm.path(token) + "/rotate", Map.of("overlap", byHolder))
                .expect(400);
        report(byAdmin, byHolder);
        self("GET", "", byAdmin).expect(401);
        report(byHolder, byHolder.replace("_", "%5F"));
        report(byAdmin, "found " + token.secret());
        realm.request("POST", "/entity-tokens/revoke")
                .body("application/x-www-form-urlencoded", "token=" + byHolder)
                .send()
                .expect(200);
    }

    private static String newSecret(Answer answer) {
        return answer.expect(200).json().get("token").textValue();
    }

    private static Answer self(String method, String rest, String secret) {
        return realm.request(method, "/entity-tokens/self" + rest).bearer(secret).send();
    }

    private static void report(String secret, String place) {
        realm.request("POST", "/entity-tokens/leaks")
                .json(
                        List.of(
                                Map.of(
                                        "token",
                                        secret,
                                        "type",
                                        place,
                                        "url",
                                        "https://example.org/" + place,
                                        "source",
                                        place)))
                .send()
                .expect(202);
    }

    private static Predicate<String> leak() {
        Set<String> secrets =
                Http.secrets().stream()
                        .map(secret -> secret.substring(SECRET_START, SECRET_START + SECRET_LENGTH))
                        .collect(Collectors.toSet());
        assertThat(secrets).hasSizeGreaterThan(1);
        return text -> TOKEN.matcher(text).find() || containsAny(secrets, text);
    }

    /** Looks up each place where a secret could stand: a log is long, and secrets are many. */
    private static boolean containsAny(Set<String> secrets, String text) {
        return LONG_WORD
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(
                        word ->
                                IntStream.rangeClosed(0, word.length() - SECRET_LENGTH)
                                        .mapToObj(at -> word.substring(at, at + SECRET_LENGTH))
                                        .anyMatch(secrets::contains));
    }

    private static void assertClean(String what, String text) {
        assertThat(text).as(what).isNotEmpty();
        assertThat(text.lines().parallel().filter(leak()).count())
                .as("secrets in " + what)
                .isZero();
    }

    @Test
    void logAtDebugHoldsNoSecret() {
        String log = Server.get().log();

        assertThat(log.lines().anyMatch(line -> line.contains(" DEBUG "))).isTrue();
        assertClean("the log", log);
    }

    @Test
    void databaseHoldsNoSecret() {
        String dump = Server.get().databaseDump();

        assertThat(dump.contains("leakit")).isTrue();
        assertClean("the database", dump);
    }

    /** Those of all other realms are rows, which another test searches. */
    @Test
    void eventsHoldNoSecret() {
        for (String events :
                List.of(
                        "/events?max=1000",
                        "/admin-events?max=1000",
                        "/entities/" + entity + "/events?max=1000")) {
            String body = realm.realmAdmin().get(realm.admin(events)).expect(200).body();
            assertThat(body).contains(entity);
            assertClean(events, body);
        }
    }

    @Test
    void representationsHoldNoSecret() {
        for (String path :
                List.of("/entities/" + entity + "/tokens", "/entity-tokens", "/entities/policy")) {
            assertClean(path, realm.realmAdmin().get(realm.admin(path)).expect(200).body());
        }
    }

    @Test
    void exportHoldsNoSecret() {
        assertClean(
                "the export",
                realm.masterAdmin()
                        .request(
                                "POST",
                                realm.admin(
                                        "/partial-export?exportClients=true&exportGroupsAndRoles=true"))
                        .send()
                        .expect(200)
                        .body());
    }

    @Test
    void metricsHoldNoSecret() {
        assertClean(
                "the metrics",
                Http.request("GET", java.net.URI.create(Server.get().management() + "/metrics"))
                        .send()
                        .expect(200)
                        .body());
    }
}
