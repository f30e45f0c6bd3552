package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.cluster.Load.Seen;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes under load, and comes back. */
@Tag("cluster")
class DatabaseOutageIT {

    /** Nobody waits longer for an answer, whatever it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** As many in a row are answered when none is left that died. */
    private static final int CONNECTIONS = 30;

    private static Cluster cluster;
    private static TestRealm realm;
    private static TestRealm atB;
    private static OtherEndpoints endpoints;

    @BeforeAll
    static void makeRealm() {
        cluster = Cluster.get();
        realm = cluster.realm(DatabaseOutageIT.class);
        atB = realm.at(cluster.b().base());
        endpoints = new OtherEndpoints(atB);
        String api = new OAuth(realm).client("records-api");
        new Roles(realm).add(api, "reader");
        Mappers.ofClient(realm, api)
                .added(Mappers.ROLE, Map.of("entity", "*", "read.role", "records-api.reader"));
    }

    @AfterAll
    static void startDatabase() {
        Cluster.get();
    }

    private static Answer read(Token token) {
        return read("invoice", token.secret());
    }

    private static Answer read(String entity, String secret) {
        return atB.authorize("GET", "?entity=" + entity + "&permission=read").bearer(secret).send();
    }

    @Test
    void cachedTokensAreAnsweredAndTheRestIsToldToComeBack() {
        String entity = realm.entity("invoice", "records-api");
        Token busy = realm.token(entity, "read");
        Token fresh = realm.token(realm.entity("order"), "read");
        Token cold = realm.token(entity, "read");
        List<Token> others = Stream.generate(() -> realm.token(entity, "read")).limit(9).toList();
        endpoints.ask(busy, busy, busy, busy).forEach(answer -> answer.expect(200));
        String admin;

        try (Load ofBusy = new Load(() -> read(busy));
                Load ofMalformed = new Load(() -> read("invoice", "ket_mistyped"))) {
            ofBusy.await(seen -> seen.status() == 200);
            Seen first = Load.once(() -> read("order", fresh.secret()));
            assertThat(first.status()).isEqualTo(200);
            try (Load ofFresh = new Load(() -> read("order", fresh.secret()))) {
                ofFresh.await(seen -> seen.status() == 200);
                admin = realm.masterAdmin().token();
                // Which client issues is remembered as long as a token is, and asked for here
                // alone.
                endpoints.ask(busy, busy, busy, busy).forEach(answer -> answer.expect(200));
                Cluster.postgres().stop();
                assertOthersKnow(busy);
                try (Load ofCold = new Load(() -> read(cold))) {
                    ofFresh.await(seen -> seen.status() == 503);
                    ofBusy.await(seen -> seen.status() == 503);
                    ofCold.await(seen -> seen.status() == 503);
                    assertOthersSayComeBack(others);
                    assertAdminCallsFail(admin);

                    Instant starting = Instant.now();
                    Cluster.postgres().start();
                    for (Load load : List.of(ofFresh, ofBusy, ofCold)) {
                        load.await(seen -> seen.status() == 200);
                    }
                    assertCold(ofCold.seen(), starting);
                    assertFresh(ofFresh.seen(), first, starting);
                    assertPatience(ofCold, ofFresh, ofBusy, ofMalformed);
                }
            }
            assertThat(ofMalformed.seen()).allMatch(seen -> seen.status() == 401);
            assertThat(ofBusy.seen()).allMatch(DatabaseOutageIT::isAcceptedOrToldToComeBack);
        }
        awaitPool(admin);
        assertAllIsWell(entity, others);
    }

    /** As after a failover: all is judged, but of what is issued no event could be stored. */
    @Test
    void readOnlyDatabaseIsEnoughToJudgeAndIssuesNothing() {
        startDatabase();
        OAuth oauth = new OAuth(atB);
        Token known = realm.token(realm.entity("parcel", "records-api"), "read");
        Token cold = realm.token(known.entityId(), "read");
        List<Supplier<Answer>> issuing =
                List.of(
                        () -> oauth.clientCredentials("entity-tokens", known.secret()),
                        () -> oauth.exchange("records-api", known.secret()));
        issuing.forEach(call -> TestRealm.await(call, answer -> answer.status() == 200));

        Cluster.postgres().setReadOnly(true);
        try {
            for (Supplier<Answer> call : issuing) {
                Answer answer = TestRealm.await(call, seen -> seen.status() == 503);
                assertThat(answer.header("Retry-After")).isNotNull();
                assertThat(answer.json().get("error").textValue())
                        .isEqualTo("temporarily_unavailable");
            }
            for (Token token : List.of(known, cold)) {
                read("parcel", token.secret()).expect(200);
                assertThat(oauth.introspect("records-api", token.secret()).expect(200).body())
                        .contains("\"active\":true");
            }
            oauth.clientCredentials("entity-tokens", "ket_mistyped").expect(401);
        } finally {
            Cluster.postgres().setReadOnly(false);
        }
        issuing.forEach(call -> TestRealm.await(call, answer -> answer.status() == 200));
    }

    private static boolean isAcceptedOrToldToComeBack(Seen seen) {
        return seen.status() == 200 || isToldToComeBack(seen);
    }

    private static boolean isToldToComeBack(Seen seen) {
        return seen.status() == 503 && seen.retryAfter() != null;
    }

    /** What nobody remembers cannot be answered, and is never said to be wrong. */
    private static void assertCold(List<Seen> all, Instant starting) {
        assertThat(all).allMatch(DatabaseOutageIT::isAcceptedOrToldToComeBack);
        assertThat(all.stream().filter(seen -> seen.answered().isBefore(starting)))
                .isNotEmpty()
                .allMatch(DatabaseOutageIT::isToldToComeBack);
    }

    /** What is remembered is answered until the limit, and not a moment longer. */
    private static void assertFresh(List<Seen> all, Seen first, Instant starting) {
        assertThat(all).allMatch(DatabaseOutageIT::isAcceptedOrToldToComeBack);
        Instant earliestEnd = first.asked().plus(Cluster.TIME_LIMIT);
        Instant latestEnd = first.answered().plus(Cluster.TIME_LIMIT);
        assertThat(all.stream().filter(seen -> seen.answered().isBefore(earliestEnd)))
                .isNotEmpty()
                .allMatch(seen -> seen.status() == 200);
        assertThat(
                        all.stream()
                                .filter(seen -> seen.asked().isAfter(latestEnd))
                                .filter(seen -> seen.answered().isBefore(starting)))
                .isNotEmpty()
                .allMatch(DatabaseOutageIT::isToldToComeBack);
    }

    private static void assertPatience(Load... loads) {
        for (Load load : loads) {
            assertThat(load.seen()).allMatch(seen -> seen.took().compareTo(PATIENCE) < 0);
        }
    }

    /** At every other endpoint, too, what is remembered needs no database. */
    private static void assertOthersKnow(Token warm) {
        List<Answer> answers = endpoints.ask(warm, warm, warm, warm);
        answers.forEach(answer -> answer.expect(200));
        assertThat(answers.get(0).json().get("active").booleanValue()).isTrue();
        assertThat(
                        OAuth.claims(OAuth.accessToken(answers.get(2)))
                                .at("/resource_access/records-api/roles/0")
                                .textValue())
                .isEqualTo("reader");
        assertThat(answers.get(3).json().get("decision").booleanValue()).isTrue();
    }

    private static void assertOthersSayComeBack(List<Token> cold) {
        for (Answer answer : endpoints.ask(cold.get(0), cold.get(1), cold.get(2), cold.get(3))) {
            answer.expect(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.json().get("error").textValue()).isEqualTo("temporarily_unavailable");
        }
    }

    private static Seen keycloak(String path, String admin) {
        URI uri = URI.create(cluster.a().base() + realm.admin(path));
        return Load.once(() -> Http.request("GET", uri).bearer(admin).send());
    }

    /** Each connection of Keycloak's pool that died is handed out once more, and fails. */
    private static void awaitPool(String admin) {
        TestRealm.await(
                () ->
                        IntStream.range(0, CONNECTIONS)
                                .allMatch(i -> keycloak("/users", admin).status() == 200),
                recovered -> recovered);
    }

    private static void assertAdminCallsFail(String admin) {
        for (String path : List.of("/users", "/clients")) {
            Seen seen = keycloak(path, admin);
            assertThat(seen.status()).as(path).isBetween(500, 599);
            assertThat(seen.took()).as(path).isLessThan(PATIENCE.multipliedBy(2));
        }
    }

    /** Nobody has restarted anything. */
    private static void assertAllIsWell(String entity, List<Token> tokens) {
        tokens.forEach(token -> read(token).expect(200));
        for (Token token : tokens) {
            TestRealm.await(
                    () -> realm.realmAdmin().get(realm.path(token)).expect(200).json(),
                    json -> json.get("useCount").longValue() == 1);
        }
        Token made = realm.token(entity, NewToken.named("after").may("read"));
        read(made).expect(200);
        realm.realmAdmin().delete(realm.path(made)).expect(204);
        read(made).expect(401);
    }
}
