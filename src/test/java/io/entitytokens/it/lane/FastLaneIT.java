package io.entitytokens.it.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is asked, the fast lane answers and notes what JAX-RS does. A request with a header that
 * only the server may write takes the usual way, although it counts for nothing: so both can be
 * asked the same.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FastLaneIT {

    /** Questions for each version of HTTP. */
    private static final int ROUNDS = Integer.getInteger("lane.rounds", 1_000);

    private static final String LOCAL = "127.0.0.1";
    private static final String READ = "?entity=invoice&permission=read";
    private static final Wire.Header USUAL_WAY = new Wire.Header("X-Forwarded-Trusted-Proxy", "x");

    private static final String VERDICTS = "keycloak_entity_token_verdicts_total{";
    private static final String REQUESTS = "http_server_requests_seconds_count{";
    private static final String LANE = "keycloak_entity_token_fast_lane_total{";

    private final long seed = Long.getLong("lane.seed", System.nanoTime());
    private OwnServer server;
    private TestRealm realm;
    private Token reader;
    private List<String> secrets;

    @BeforeAll
    void makeRealms(@TempDir Path directory) {
        server = new OwnServer(directory, "fast-lane");
        server.start(List.of("start-dev"));
        realm = TestRealm.named(server.at(""), "acme", Map.of("sslRequired", "none"));
        TestRealm.named(server.at(""), "other", Map.of("sslRequired", "none"));
        TestRealm.named(server.at(""), "strict", Map.of("sslRequired", "all"));
        String invoice = realm.entity("invoice");
        String customer = realm.entity("customer");
        reader = realm.token(invoice, "read");
        Token disabled = realm.token(invoice, NewToken.named("off").may("read"));
        realm.realmAdmin().put(realm.path(disabled), Map.of("enabled", false)).expect(204);
        Token elsewhere =
                realm.token(
                        invoice,
                        NewToken.named("elsewhere")
                                .may("read")
                                .with("addresses", List.of("192.0.2.1")));
        Token usedUp =
                realm.token(
                        invoice,
                        NewToken.named("used up")
                                .may("read")
                                .with("limits", List.of(limit("one", 1))));
        realm.authorize(usedUp, "invoice", "read").expect(200);
        secrets =
                List.of(
                        reader.secret(),
                        reader.secret(),
                        realm.token(invoice, "read", "write", "delete").secret(),
                        realm.token(customer, "read").secret(),
                        disabled.secret(),
                        elsewhere.secret(),
                        usedUp.secret(),
                        Forgery.withSecretOf(reader.secret(), disabled.secret()),
                        Forgery.unknown(1),
                        Forgery.unknown(2),
                        reader.secret() + "x",
                        "ket_",
                        "");
    }

    private static Map<String, Object> limit(String name, int requests) {
        return Map.of("name", name, "requests", requests, "period", "P1D");
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private InetSocketAddress address() {
        URI at = server.at("");
        return new InetSocketAddress(at.getHost(), at.getPort());
    }

    private Map<String, Double> metrics(String name) {
        return server.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.lastIndexOf(' ')),
                                line -> Double.valueOf(line.substring(line.lastIndexOf(' '))),
                                Double::sum,
                                TreeMap::new));
    }

    /** What has been added to each, as far as something has. */
    private Map<String, Double> since(Map<String, Double> before, String name) {
        Map<String, Double> more = new TreeMap<>();
        metrics(name)
                .forEach(
                        (key, value) -> {
                            double added = value - before.getOrDefault(key, 0.0);
                            if (added != 0) {
                                more.put(key, added);
                            }
                        });
        return more;
    }

    private double inTheLane() {
        return metrics(LANE).getOrDefault(LANE + "outcome=\"answered\"}", 0.0);
    }

    @Order(1)
    @Test
    void whatIsRememberedIsAnsweredInTheLane() {
        realm.authorize(reader, "invoice", "read").expect(200);
        double before = inTheLane();

        realm.authorize(reader, "invoice", "read").expect(200);

        assertThat(inTheLane()).isEqualTo(before + 1);
    }

    @Order(2)
    @Test
    void answersAndWhatIsNotedAreTheSame() {
        LaneQuestions questions =
                new LaneQuestions(
                        new Random(seed),
                        address(),
                        List.of("acme", "other", "strict", "nobody", "%61cme", "acme/x", "ACME"),
                        secrets);
        List<Wire> asked = Stream.generate(questions::next).limit(ROUNDS).toList();
        // The first of each kind are written at once, on the usual way.
        ask(asked, Version.HTTP_1_1);
        for (Version version : Version.values()) {
            double before = inTheLane();
            Map<String, Double> verdicts = metrics(VERDICTS);
            Map<String, Double> requests = metrics(REQUESTS);
            List<String> fast = ask(asked, version);
            Map<String, Double> countedFast = since(verdicts, VERDICTS);
            Map<String, Double> requestsFast = since(requests, REQUESTS);
            double inTheLane = inTheLane() - before;
            verdicts = metrics(VERDICTS);
            requests = metrics(REQUESTS);
            List<String> usual =
                    ask(
                            asked.stream().map(wire -> wire.with(List.of(USUAL_WAY))).toList(),
                            version);

            for (int i = 0; i < asked.size(); i++) {
                assertThat(fast.get(i))
                        .as("%s, -Dlane.seed=%d: %s", version, seed, asked.get(i))
                        .isEqualTo(usual.get(i));
            }
            assertThat(countedFast).isEqualTo(since(verdicts, VERDICTS));
            assertThat(requestsFast).isEqualTo(since(requests, REQUESTS));
            assertThat(inTheLane).isGreaterThan(ROUNDS / 8.0);
            assertThat(inTheLane() - before - inTheLane).as("on the usual way").isZero();
        }
    }

    private List<String> ask(List<Wire> asked, Version version) {
        return asked.stream().map(wire -> told(wire.send(version, LOCAL, address()))).toList();
    }

    /** All of an answer but the time, and what passes with it. */
    private static String told(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("date");
        headers.remove(":status");
        if (answer.status() == 429) {
            headers.replaceAll((name, values) -> List.of());
        }
        String body = answer.body().replaceAll("Error id [\\w-]+", "an error");
        if (!body.equals(answer.body())) {
            headers.remove("content-length");
        }
        return answer.status() + " " + headers + " " + body;
    }

    /** Events are told within the minute; uses soon. */
    @Order(3)
    @Test
    void eventsAndStampsTellOfAllThatWasAnswered() {
        Token token = realm.token(reader.entityId(), "read");
        for (int i = 0; i < 40; i++) {
            realm.authorize(token, "invoice", "read").expect(200);
            realm.authorize(token, "invoice", "write").expect(403);
        }

        JsonNode used = realm.awaitUses(token, 40);
        TestRealm.await(() -> refusals(token), count -> count >= 40, Duration.ofSeconds(100));
        assertThat(used.get("useCount").intValue()).isEqualTo(40);
        assertThat(refusals(token)).isEqualTo(40);
    }

    /** For want of a permission. */
    private long refusals(Token token) {
        return realm.events().stream()
                .filter(event -> event.at("/details/entity_token_id").asText().equals(token.id()))
                .filter(event -> event.at("/details/reason").asText().equals("missing_permission"))
                .mapToLong(FastLaneIT::count)
                .sum();
    }

    private static long count(JsonNode event) {
        return event.at("/details/count").asLong(1);
    }

    /** Whoever does not wait for an answer gets all of them, in order. */
    @Order(4)
    @Test
    void manyRequestsOfOneConnectionAreAllAnswered() throws IOException {
        String head =
                " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + reader.secret() + "\r\n";
        String fast = "GET /realms/acme/entity-tokens/authorize" + READ + head + "\r\n";
        String usual =
                "POST /realms/acme/entity-tokens/authorize"
                        + READ
                        + head
                        + "Content-Length: 5\r\n\r\nhello";
        String last = fast.substring(0, fast.length() - 2) + "Connection: close\r\n\r\n";
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            all.append(fast).append(i % 3 == 0 ? usual : fast);
        }
        all.append(last);

        try (Socket socket = new Socket()) {
            socket.connect(address());
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(42);
        }
    }

    /** While one takes its time, all behind it wait, and are then answered one within the other. */
    @Order(4)
    @Test
    void thousandsThatWaitedOnOneConnectionAreAnswered() throws IOException {
        String slow =
                "GET /realms/acme/.well-known/openid-configuration HTTP/1.1\r\nHost: a\r\n\r\n";
        String fast =
                "GET /realms/acme/entity-tokens/authorize"
                        + READ
                        + " HTTP/1.1\r\nHost: a\r\nX-API-Key: "
                        + reader.secret()
                        + "\r\n";
        String all = slow + (fast + "\r\n").repeat(2_000) + fast + "Connection: close\r\n\r\n";

        try (Socket socket = new Socket()) {
            socket.connect(address());
            socket.setSoTimeout(60_000);
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    socket.getOutputStream()
                                            .write(all.getBytes(StandardCharsets.US_ASCII));
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            sent.join();
            assertThat(answers.split("X-Entity: invoice", -1)).hasSize(2_002);
        }
        assertThat(server.log()).doesNotContain("StackOverflowError");
    }

    /** Each change is obeyed by the next request, although the lane knew better just before. */
    @Order(5)
    @Test
    void nextRequestObeysEveryChange() {
        List<Map<String, Object>> realmChanges = new ArrayList<>();
        realmChanges.add(Map.of("enabled", false));
        realmChanges.add(Map.of("sslRequired", "all"));
        for (Map<String, Object> change : realmChanges) {
            warm(200);
            Map<String, Object> back = new HashMap<>();
            back.put("enabled", true);
            back.put("sslRequired", "none");
            realm.masterAdmin().put("/admin/realms/acme", change).expect(204);
            assertThat(realm.authorize(reader, "invoice", "read").status())
                    .as(change.toString())
                    .isEqualTo(403);
            realm.masterAdmin().put("/admin/realms/acme", back).expect(204);
        }
        warm(200);
        realm.realmAdmin().put(realm.path(reader), Map.of("enabled", false)).expect(204);
        realm.authorize(reader, "invoice", "read").expect(401);
        realm.realmAdmin().put(realm.path(reader), Map.of("enabled", true)).expect(204);
        warm(200);
        realm.masterAdmin().put("/admin/realms/acme", Map.of("realm", "renamed")).expect(204);
        realm.authorize(reader, "invoice", "read").expect(404);
        realm.masterAdmin().put("/admin/realms/renamed", Map.of("realm", "acme")).expect(204);
        warm(200);
    }

    /** Until the lane answers. */
    private void warm(int expected) {
        TestRealm.await(
                () -> {
                    double before = inTheLane();
                    realm.authorize(reader, "invoice", "read").expect(expected);
                    return inTheLane() > before;
                },
                answered -> answered);
    }

    @Order(6)
    @Test
    void closedLaneAnswersNobody() {
        server.stop();
        server.start(List.of("start-dev", "--spi-entity-token-endpoint--default--fast-lane=false"));

        for (int i = 0; i < 5; i++) {
            realm.authorize(reader, "invoice", "read").expect(200);
        }

        assertThat(metrics(LANE)).isEmpty();
    }
}
