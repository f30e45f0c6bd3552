package io.entitytokens.it.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A token that nobody remembers is read while its request waits, and then answered in the lane. */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColdTokenIT {

    private static final String LOCAL = "127.0.0.1";
    private static final String AUTHORIZE =
            "/realms/acme/entity-tokens/authorize?entity=invoice&permission=read";

    private LaneServer server;
    private TestRealm realm;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new LaneServer(directory, "cold-token");
        // As in a long flood, what is no token is forgotten as soon as it was read.
        server.restart("--spi-entity-token-cache--caffeine--max-unknown=1");
        realm = server.realm();
        realm.authorize(server.reader(), "invoice", "read").expect(200);
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private Wire ask(String secret) {
        return Wire.get(server.address(), AUTHORIZE).with("X-API-Key", secret);
    }

    private List<Token> fresh(int count) {
        return Stream.generate(() -> realm.token(server.reader().entityId(), "read"))
                .limit(count)
                .toList();
    }

    @Test
    void firstRequestOfATokenIsAnsweredInTheLane() {
        for (Version version : Version.values()) {
            List<Token> tokens = fresh(20);
            double before = server.inTheLane();

            for (Token token : tokens) {
                Answer answer = ask(token.secret()).send(version, LOCAL, server.address());
                answer.expect(200);
                assertThat(answer.header("X-Entity")).isEqualTo("invoice");
            }

            assertThat(server.inTheLane() - before).isGreaterThan(tokens.size() / 2.0);
        }
    }

    private void changeEntity() {
        realm.realmAdmin()
                .put(
                        realm.admin("/entities/" + server.reader().entityId()),
                        Map.of("description", "changed"))
                .expect(204);
    }

    /** Nobody remembers it either. */
    @Test
    void firstRequestAfterAChangeOfTheEntityIsAnsweredInTheLane() {
        double before = server.inTheLane();

        for (int i = 0; i < 20; i++) {
            changeEntity();
            realm.authorize(server.reader(), "invoice", "read").expect(200);
        }

        assertThat(server.inTheLane() - before).isGreaterThan(10);
    }

    /** None holds a thread, so hardly any has to be sent away. */
    @Test
    void floodOfUnknownTokensIsAnsweredInTheLane() {
        Token good = fresh(1).get(0);
        realm.authorize(good, "invoice", "read").expect(200);
        double before = server.inTheLane();

        List<Integer> statuses =
                AtOnce.map(
                                IntStream.range(0, 64).boxed().toList(),
                                caller -> flood(good, 1_000 * (caller + 1)))
                        .stream()
                        .flatMap(List::stream)
                        .toList();

        assertThat(statuses).hasSize(64 * 20).isSubsetOf(401, 503);
        assertThat(statuses.stream().filter(status -> status == 503).count())
                .isLessThan(statuses.size() / 10);
        assertThat(server.inTheLane() - before).isGreaterThan(1.5 * statuses.size());
    }

    private List<Integer> flood(Token good, int first) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(
                    realm.authorize("GET", "?entity=invoice&permission=read")
                            .bearer(Forgery.unknown(first + i))
                            .send()
                            .status());
            realm.authorize(good, "invoice", "read").expect(200);
        }
        return statuses;
    }

    /** Whoever does not wait for an answer gets all of them, in order. */
    @Test
    void answersOfOneConnectionKeepTheirOrder() throws IOException {
        List<Token> tokens = fresh(20);
        StringBuilder all = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            all.append(head(tokens.get(i).secret())).append("\r\n");
            all.append(head(Forgery.unknown(500_000 + i))).append("\r\n");
            all.append(head(server.reader().secret())).append("\r\n");
            expected.append("200 401 200 ");
        }
        all.append(head("ket_")).append("Connection: close\r\n\r\n");
        expected.append("401");

        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(
                            answers.lines()
                                    .filter(line -> line.startsWith("HTTP/1.1 "))
                                    .map(line -> line.split(" ", -1)[1]))
                    .containsExactly(expected.toString().split(" ", -1));
        }
    }

    private static String head(String secret) {
        return "GET " + AUTHORIZE + " HTTP/1.1\r\nHost: a\r\nX-API-Key: " + secret + "\r\n";
    }

    /** Who has gone while a token was read is not answered, and harms nobody. */
    @Test
    void requestsThatAreTakenBackHarmNobody() {
        int unknown = 600_000;
        for (Token token : fresh(5)) {
            ask(token.secret()).sendAfterCancelling(100, LOCAL, server.address()).expect(200);
            ask(Forgery.unknown(unknown++))
                    .sendAfterCancelling(100, LOCAL, server.address())
                    .expect(401);
        }

        assertThat(server.log()).doesNotContain(" ERROR [", "Unhandled exception");
    }
}
