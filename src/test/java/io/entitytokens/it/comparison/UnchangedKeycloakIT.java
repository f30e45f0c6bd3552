package io.entitytokens.it.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.WithOwnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where no entity token is involved, Keycloak is what it was: two servers, with the jar and without
 * it, are asked the same and answer the same, in a realm that has never seen an entity and in one
 * that has entities and tokens. What is different on purpose stands in {@link Meant}.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnchangedKeycloakIT {

    private static final String UNUSED = "unused";
    private static final String USED = "used";
    private static final String WATCHED = "watched";

    private Servers servers;
    private Caller with;
    private Caller without;

    @BeforeAll
    void startBoth(@TempDir Path directory) {
        servers = new Servers(directory, "unchanged", "--log-level=INFO,org.hibernate.SQL:debug");
        with = servers.with();
        without = servers.without();
        for (String realm : List.of(UNUSED, USED, WATCHED)) {
            new Side(with, realm).create();
            new Side(without, realm).create();
        }
        Side used = new Side(with, USED);
        String entity =
                used.admin("POST", "/entities")
                        .json(Map.of("name", "invoice", "audience", List.of("records-api")))
                        .send()
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        used.admin("POST", "/entities/" + entity + "/tokens")
                .json(Map.of("name", "SAP", "permissions", List.of("read")))
                .send()
                .expect(201);
    }

    @AfterAll
    void stopBoth() {
        servers.stop();
    }

    static Stream<Question> protocol() {
        return ProtocolQuestions.all().stream();
    }

    static Stream<Question> admin() {
        return AdminQuestions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("protocol")
    void protocolIsAnsweredAsBefore(Question question) {
        assertSame(UNUSED, question);
        if (Meant.WHERE_TOKENS_ARE.isAbout(question)) {
            assertSameLines(USED, Meant.WHERE_TOKENS_ARE, question);
        } else {
            assertSame(USED, question);
        }
    }

    private void assertSame(String realm, Question question) {
        assertThat(normal(new Side(with, realm), question))
                .as(realm)
                .isEqualTo(normal(new Side(without, realm), question));
    }

    private static List<String> normal(Side side, Question question) {
        return Normal.of(question.answer(side), side);
    }

    @ParameterizedTest
    @MethodSource("admin")
    void adminIsAnsweredAsBefore(Question question) {
        assertSameLines(UNUSED, Meant.IN_EVERY_REALM, question);
        assertSameLines(USED, Meant.WHERE_TOKENS_ARE, question);
    }

    private void assertSameLines(String realm, Meant meant, Question question) {
        Side here = new Side(with, realm);
        Side there = new Side(without, realm);
        List<String> now = meant.taken(question, Lines.of(question.answer(here), here));
        List<String> before = meant.taken(question, Lines.of(question.answer(there), there));
        assertThat(Lines.minus(now, before)).as(realm + ": more").isEmpty();
        assertThat(Lines.minus(before, now)).as(realm + ": missing").isEmpty();
    }

    @Test
    void eventsAreWrittenAsBefore() {
        Side here = new Side(with, WATCHED);
        Side there = new Side(without, WATCHED);
        // What looks like a token of ours and is none, is an event of ours.
        Stream.concat(protocol(), admin())
                .filter(question -> !question.name().contains("ket_"))
                .forEach(
                        question -> {
                            question.answer(here);
                            question.answer(there);
                        });

        for (String list : List.of("/events?max=1000", "/admin-events?max=1000")) {
            List<String> events = Lines.of(here.admin("GET", list).send().expect(200), here);
            assertThat(events).hasSizeGreaterThan(50);
            assertThat(events)
                    .isEqualTo(Lines.of(there.admin("GET", list).send().expect(200), there));
        }
    }

    /**
     * Before most statements, Hibernate looks at all that a new realm has: a few more of them took
     * as long as the realm itself.
     */
    @Test
    void newRealmTakesFewStatementsMore() {
        new Side(with, "warm").create();
        new Side(without, "warm").create();

        long here = statementsOfANewRealm(with);
        long there = statementsOfANewRealm(without);

        assertThat(there).isGreaterThan(100);
        assertThat(here - there).isBetween(1L, 100L);
    }

    private long statementsOfANewRealm(Caller admin) {
        long before = statements(admin);
        new Side(admin, "counted").create();
        return statements(admin) - before;
    }

    /** Of requests: what is done now and then has threads of other names. */
    private long statements(Caller admin) {
        return servers.log(admin)
                .filter(line -> line.contains("[org.hibernate.SQL] (executor-thread"))
                .count();
    }

    @Test
    void serverTellsOfOurProvidersAndNothingElse() {
        assertSameLines(
                UNUSED,
                Meant.IN_THE_SERVER,
                new Question("server", side -> side.master("GET", "/admin/serverinfo").send()));
    }

    @Test
    void discoveryNamesOurScopesOnlyWhereTheyAre() {
        Question discovery =
                new Question(
                        "discovery",
                        side -> side.at("GET", "/.well-known/openid-configuration").send());

        assertSame(UNUSED, discovery);
        assertSameLines(USED, Meant.WHERE_TOKENS_ARE, discovery);
    }
}
