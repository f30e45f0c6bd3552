package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the nodes cannot talk, what is changed on A is so on B within the time limit. */
@Tag("cluster")
class LinkCutIT {

    /** What a request may take beyond the limit of the cache, on a busy machine. */
    private static final Duration A_REQUEST = Duration.ofSeconds(1);

    /** Infinispan waits fifteen seconds for a node that does not answer, once per change. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What Keycloak itself does on such an occasion is not ours to judge. */
    private static final Duration PATIENCE_WITH_KEYCLOAK = Duration.ofSeconds(60);

    private Cluster cluster;

    /** How a link fails. */
    private enum Fault {
        SILENT,
        REFUSING;

        void befall(Link link) {
            if (this == SILENT) {
                link.silence();
            } else {
                link.cut();
            }
        }

        String realm() {
            return "link-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an admin does while the link is cut, and what it must lead to. */
    private record Change(
            String name, Token token, int expected, Duration patience, Runnable call) {}

    @BeforeEach
    void startCluster() {
        cluster = Cluster.get();
    }

    /** When JGroups brings together again what was apart is its own affair: B joins anew. */
    @AfterEach
    void joinAnew() {
        List.of(cluster.a(), cluster.b()).forEach(node -> node.link().mend());
        cluster.b().stop();
        Cluster.get();
    }

    @ParameterizedTest
    @EnumSource
    void changeIsObeyedWithinTheTimeLimit(Fault fault) {
        TestRealm atA = TestRealm.named(cluster.a().base(), fault.realm(), Map.of());
        TestRealm atB = atA.at(cluster.b().base());
        String invoice = atA.entity("invoice");
        String order = atA.entity("order");
        Token first = atA.token(invoice, "read", "write");
        Token second = atA.token(invoice, "read", "write");
        Token third = atA.token(order, "read", "write");
        Token fourth = atA.token(invoice, "read", "write");
        Token fifth = atA.token(invoice, "read", "write");
        List<Change> changes =
                List.of(
                        new Change("revoke", first, 401, PATIENCE, () -> delete(atA, first)),
                        new Change(
                                "narrow",
                                second,
                                403,
                                PATIENCE,
                                () ->
                                        put(
                                                atA,
                                                atA.path(second),
                                                Map.of("permissions", List.of("read")))),
                        new Change("rotate", fifth, 401, PATIENCE, () -> rotate(atA, fifth)),
                        new Change(
                                "switch the entity off",
                                third,
                                401,
                                PATIENCE,
                                () ->
                                        put(
                                                atA,
                                                atA.admin("/entities/" + order),
                                                Map.of("enabled", false))),
                        new Change(
                                "switch the realm off",
                                fourth,
                                403,
                                PATIENCE_WITH_KEYCLOAK,
                                () -> disable(atA)));
        atA.masterAdmin().token();
        List.of(cluster.a(), cluster.b()).forEach(node -> fault.befall(node.link()));

        for (Change change : changes) {
            String entity = change.token.entityId().equals(order) ? "order" : "invoice";
            atB.authorize(change.token, entity, "write").expect(200);
            Instant asked = Instant.now();
            change.call.run();
            Instant answered = Instant.now();
            assertThat(Duration.between(asked, answered))
                    .as("%s, link %s: the admin's call", change.name, fault)
                    .isLessThan(change.patience);
            TestRealm.await(
                    () -> atB.authorize(change.token, entity, "write").status(),
                    status -> status == change.expected,
                    Cluster.TIME_LIMIT.plus(A_REQUEST));
        }

        assertThat(List.of(cluster.a(), cluster.b()))
                .as("nodes that have lost the other: else the link was not cut")
                .allMatch(Node::isAlone);
    }

    private static void put(TestRealm realm, String path, Map<String, Object> change) {
        realm.masterAdmin().put(path, change).expect(204);
    }

    private static void delete(TestRealm realm, Token token) {
        realm.masterAdmin().delete(realm.path(token)).expect(204);
    }

    private static void rotate(TestRealm realm, Token token) {
        realm.masterAdmin().post(realm.path(token) + "/rotate", SecretsAdmin.AT_ONCE).expect(200);
    }

    /** The call is Keycloak's own, which may fail after the change has been made. */
    private static void disable(TestRealm realm) {
        realm.masterAdmin().put(realm.admin(""), Map.of("enabled", false));
    }
}
