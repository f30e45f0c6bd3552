package io.entitytokens.it.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered is answered before JAX-RS, and noted all the same. */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FastLaneIT {

    private static final String READ = "?entity=invoice&permission=read";

    private LaneServer server;
    private TestRealm realm;
    private Token reader;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new LaneServer(directory, "fast-lane");
        realm = server.realm();
        reader = server.reader();
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Order(1)
    @Test
    void whatIsRememberedIsAnsweredInTheLane() {
        realm.authorize(reader, "invoice", "read").expect(200);
        double before = server.inTheLane();

        realm.authorize(reader, "invoice", "read").expect(200);

        assertThat(server.inTheLane()).isEqualTo(before + 1);
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
            socket.connect(server.address());
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
            socket.connect(server.address());
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

    /** The answer to a stream that was reset has nowhere to go (RFC 9113, section 5.4.2). */
    @Order(4)
    @Test
    void requestsThatAreTakenBackHarmNobody() {
        double before = server.inTheLane();

        Answer answer =
                Wire.get(server.address(), "/realms/acme/entity-tokens/authorize" + READ)
                        .with("X-API-Key", reader.secret())
                        .sendAfterCancelling(100, "127.0.0.1", server.address());

        answer.expect(200);
        assertThat(server.inTheLane()).isGreaterThan(before);
        assertThat(server.log()).doesNotContain(" ERROR [", "Unhandled exception");
    }

    /** Each change is obeyed by the next request, although the lane knew better just before. */
    @Order(5)
    @Test
    void nextRequestObeysEveryChange() {
        Map<String, Object> back = Map.of("enabled", true, "sslRequired", "none");
        for (Map<String, Object> change :
                List.<Map<String, Object>>of(
                        Map.of("enabled", false), Map.of("sslRequired", "all"))) {
            warm(200);
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
                    double before = server.inTheLane();
                    realm.authorize(reader, "invoice", "read").expect(expected);
                    return server.inTheLane() > before;
                },
                answered -> answered);
    }

    @Order(6)
    @Test
    void closedLaneAnswersNobody() {
        server.restart("--spi-entity-token-endpoint--default--fast-lane=false");

        for (int i = 0; i < 5; i++) {
            realm.authorize(reader, "invoice", "read").expect(200);
        }

        assertThat(server.metrics(LaneServer.LANE)).isEmpty();
    }

    @Order(7)
    @Test
    void laneIsOpenBelowThePrefixOfTheServer() {
        server.restart("--http-relative-path=/auth --http-management-relative-path=/");
        TestRealm below = realm.at(server.at("/auth"));

        below.authorize(reader, "invoice", "read").expect(200);
        double before = server.inTheLane();
        below.authorize(reader, "invoice", "read").expect(200);
        realm.authorize(reader, "invoice", "read").expect(404);

        assertThat(server.inTheLane()).isEqualTo(before + 1);
    }
}
