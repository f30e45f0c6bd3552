package io.entitytokens.it.lane;

import static io.entitytokens.it.lane.LaneServer.REQUESTS;
import static io.entitytokens.it.lane.LaneServer.VERDICTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Wire;
import io.entitytokens.it.support.Wire.Version;
import io.entitytokens.it.support.WithOwnServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked, the fast lane answers, counts, tells and stamps as JAX-RS does. A request that
 * expects something takes the usual way, although that counts for nothing: so both can be asked the
 * same.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaneAnswersIT {

    /** Questions for each version of HTTP. */
    private static final int ROUNDS = Integer.getInteger("lane.rounds", 1000);

    private static final String LOCAL = "127.0.0.1";
    private static final Wire.Header USUAL_WAY = new Wire.Header("Expect", "nothing");

    private final long seed = Long.getLong("lane.seed", System.nanoTime());
    private LaneServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new LaneServer(directory, "lane-answers");
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--proxy-headers=xforwarded",
                "--proxy-headers=forwarded --proxy-trusted-addresses=127.0.0.1"
            })
    void answersAndWhatIsCountedAreTheSame(String proxies) {
        server.restart(proxies);
        List<Wire> asked = questions();

        Outcome fast = outcome(asked);
        Outcome usual = outcome(onTheUsualWay(asked));

        for (int i = 0; i < fast.answers.size(); i++) {
            assertThat(fast.answers.get(i))
                    .as("%s, -Dlane.seed=%d: %s", proxies, seed, asked.get(i % ROUNDS))
                    .isEqualTo(usual.answers.get(i));
        }
        assertThat(fast.verdicts).isEqualTo(usual.verdicts);
        assertThat(fast.requests).isEqualTo(usual.requests);
        assertThat(fast.inTheLane).isGreaterThan(ROUNDS / 4.0);
        assertThat(usual.inTheLane).isZero();
    }

    @Test
    void eventsAndStampsAreTheSame() {
        server.restart("");
        List<Wire> asked = questions();

        Told fast = told(asked);
        Told usual = told(onTheUsualWay(asked));

        assertThat(fast.events).isNotEmpty().isEqualTo(usual.events);
        assertThat(fast.uses).isNotEmpty().isEqualTo(usual.uses);
        assertThat(fast.inTheLane).isGreaterThan(ROUNDS / 8.0);
        assertThat(usual.inTheLane).isZero();
    }

    private List<Wire> questions() {
        LaneQuestions questions =
                new LaneQuestions(
                        new Random(seed),
                        server.address(),
                        List.of("acme", "other", "strict", "nobody", "%61cme", "acme/x", "ACME"),
                        server.secrets());
        return Stream.generate(questions::next).limit(ROUNDS).toList();
    }

    private static List<Wire> onTheUsualWay(List<Wire> asked) {
        return asked.stream().map(wire -> wire.with(List.of(USUAL_WAY))).toList();
    }

    /**
     * What came of questions at once.
     *
     * @param answers in their order, by HTTP/1.1 and then by HTTP/2
     * @param verdicts what the server has counted of them
     * @param requests the same
     * @param inTheLane how many were answered there
     */
    private record Outcome(
            List<String> answers,
            Map<String, Double> verdicts,
            Map<String, Double> requests,
            double inTheLane) {}

    private Outcome outcome(List<Wire> asked) {
        // The first of each kind are written at once, on the usual way.
        ask(asked, Version.HTTP_1_1);
        double inTheLane = server.inTheLane();
        Map<String, Double> verdicts = server.metrics(VERDICTS);
        Map<String, Double> requests = server.metrics(REQUESTS);
        List<String> answers =
                Arrays.stream(Version.values())
                        .flatMap(version -> ask(asked, version).stream())
                        .toList();
        return new Outcome(
                answers,
                server.since(verdicts, VERDICTS),
                server.since(requests, REQUESTS),
                server.inTheLane() - inTheLane);
    }

    /**
     * What can be told of questions later.
     *
     * @param events how often each kind is told of
     * @param uses of each token
     * @param inTheLane how many were answered there
     */
    private record Told(Map<String, Long> events, Map<String, Long> uses, double inTheLane) {}

    /**
     * Asks a server that has just been started, and starts it anew: at its end it writes what it
     * has only counted.
     */
    private Told told(List<Wire> asked) {
        server.forgetEvents();
        Map<String, Long> before = server.uses();
        for (Version version : Version.values()) {
            ask(asked, version);
        }
        double inTheLane = server.inTheLane();
        server.restart("");
        Map<String, Long> uses = new TreeMap<>(server.uses());
        uses.replaceAll((token, count) -> count - before.get(token));
        return new Told(server.events(), uses, inTheLane);
    }

    private List<String> ask(List<Wire> asked, Version version) {
        return asked.stream()
                .map(wire -> told(wire.send(version, LOCAL, server.address())))
                .toList();
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
}
