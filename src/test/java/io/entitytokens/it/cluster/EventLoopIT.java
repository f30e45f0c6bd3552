package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that are answered in the fast lane share their threads with all others of the server:
 * none may wait there, for a database, a file, another node or a slow thread.
 */
@Tag("cluster")
class EventLoopIT {

    private static final int CALLERS = 8;
    private static final int CALLS = 400;

    /** What answers there, and what has tokens read meanwhile. */
    private static final Set<String> OF_THE_LANE =
            Set.of("io.entitytokens.lane.FastLane", "io.entitytokens.lane.LaneAnswer");

    /** Of counts in memory: whoever holds a lock there only adds. */
    private static final Set<String> WITH_BRIEF_LOCKS =
            Set.of(
                    "io.entitytokens.audit.Count",
                    "io.entitytokens.audit.CountTable",
                    "io.entitytokens.token.RealmShares",
                    "io.entitytokens.usage.PendingUses");

    /** It hands a reader to Keycloak's pool, whose queue has a lock. */
    private static final String STARTS_A_READER = "io.entitytokens.cache.UnheldReads";

    @AfterAll
    static void startDatabase() {
        Cluster.get();
    }

    @Test
    void nothingWaitsInTheFastLane(@TempDir Path directory) {
        Cluster cluster = Cluster.get();
        TestRealm realm = cluster.realm(EventLoopIT.class);
        TestRealm atB = realm.at(cluster.b().base());
        String entity = realm.entity("invoice");
        List<Token> tokens =
                List.of(
                        realm.token(entity, "read"),
                        realm.token(
                                entity,
                                NewToken.named("limited")
                                        .may("read")
                                        .with(
                                                "limits",
                                                List.of(Limits.limit(900_000, Limits.LONG)))),
                        realm.token(
                                entity,
                                NewToken.named("listed")
                                        .may("read")
                                        .with("addresses", List.of("127.0.0.0/8"))));
        // The first uses are written at once, on the usual way.
        tokens.forEach(token -> ask(atB, token).expect(200));

        FlightRecorder recorder = FlightRecorder.start(cluster.b().jvm(), directory);
        underLoad(atB, tokens);
        duringFlood(atB, tokens);
        withoutDatabase(atB, tokens);
        List<RecordedEvent> inTheLane =
                recorder.stop().stream().filter(EventLoopIT::isInTheLane).toList();

        assertThat(inTheLane).as("of what runs").anyMatch(EventLoopIT::isSample);
        assertThat(inTheLane.stream().filter(event -> !isSample(event)))
                .as("of what waits")
                .allMatch(EventLoopIT::isForBriefLock);
        assertThat(cluster.b().log()).doesNotContain("BlockedThreadChecker");
    }

    private static Answer ask(TestRealm realm, Token token) {
        return realm.authorize(token, "invoice", "read");
    }

    private static void underLoad(TestRealm realm, List<Token> tokens) {
        many(call -> ask(realm, tokens.get(call % tokens.size())).expect(200));
    }

    /** Each unknown token has a right checksum and comes once, so that the server looks for it. */
    private static void duringFlood(TestRealm realm, List<Token> tokens) {
        AtomicLong unknown = new AtomicLong();
        many(
                call -> {
                    if (call % 2 == 0) {
                        ask(realm, tokens.get(call % tokens.size())).expect(200);
                    } else {
                        Answer answer =
                                realm.authorize("GET", "?entity=invoice&permission=read")
                                        .bearer(Forgery.unknown(unknown.incrementAndGet()))
                                        .send();
                        assertThat(answer.status()).isIn(401, 503);
                    }
                });
    }

    /** What is remembered is answered until it has to be read again. */
    private static void withoutDatabase(TestRealm realm, List<Token> tokens) {
        try (Load first = new Load(() -> ask(realm, tokens.get(0)));
                Load second = new Load(() -> ask(realm, tokens.get(1)))) {
            Cluster.postgres().stop();
            first.await(seen -> seen.status() == 503);
            second.await(seen -> seen.status() == 503);
            Cluster.postgres().start();
            first.await(seen -> seen.status() == 200);
            second.await(seen -> seen.status() == 200);
        }
    }

    /** Asks from several threads. */
    private static void many(IntConsumer question) {
        AtOnce.map(
                IntStream.range(0, CALLERS).boxed().toList(),
                caller -> {
                    IntStream.range(0, CALLS).map(call -> call + caller).forEach(question);
                    return caller;
                });
    }

    private static boolean isInTheLane(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream().anyMatch(EventLoopIT::isOfTheLane);
    }

    private static boolean isOfTheLane(RecordedFrame frame) {
        return OF_THE_LANE.contains(type(frame));
    }

    private static boolean isSample(RecordedEvent event) {
        return event.getEventType().getName().equals(FlightRecorder.SAMPLE);
    }

    /** Whose lock it is, tells the innermost of our classes. */
    private static boolean isForBriefLock(RecordedEvent event) {
        String wait = event.getEventType().getName();
        String type =
                event.getStackTrace().getFrames().stream()
                        .map(EventLoopIT::type)
                        .filter(name -> name.startsWith("io.entitytokens."))
                        .findFirst()
                        .orElse("");
        return (wait.equals(FlightRecorder.LOCK) && WITH_BRIEF_LOCKS.contains(type))
                || (wait.equals(FlightRecorder.PARK) && type.equals(STARTS_A_READER));
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }
}
