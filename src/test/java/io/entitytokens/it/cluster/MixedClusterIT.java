package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar comes and goes node by node, while the other node works on. */
@Tag("cluster")
class MixedClusterIT {

    private static final String DATABASE = "mixed";
    private static final String CLEAN_UP = "--spi-entity-token-realm--default--clean-up=true";
    private static final String SHUT = "--spi-entity-token-endpoint--default--forward-auth=false";

    /** An admin who waits longer thinks that it has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Node a;
    private Node b;

    @AfterEach
    void stop() {
        for (Node node : List.of(a, b)) {
            if (node.isRunning()) {
                node.stop();
            }
        }
    }

    @Test
    void jarIsInstalledAndUninstalledNodeByNode() {
        Cluster.postgres().create(DATABASE);
        a = new Node("mixed-a", Cluster.postgres().url(DATABASE));
        b = new Node("mixed-b", Cluster.postgres().url(DATABASE));
        a.start(Build.withoutJar());
        a.awaitReady();
        b.start(Build.withoutJar());
        b.awaitReady();
        awaitTogether();

        restart(b, Build.withJar());
        TestRealm atB = TestRealm.named(b.base(), "rolling", Map.of());
        TestRealm atA = atB.at(a.base());
        assertChangesArePrompt(atB, "installed-on-b");
        assertOrdinaryWork(atA);
        assertOrdinaryWork(atB);

        restart(a, Build.withJar());
        assertChangesArePrompt(atA, "installed-on-both");
        Token token = atA.token(atA.entity("obeyed"), "read");
        atB.authorize(token, "obeyed", "read").expect(200);
        atA.realmAdmin().delete(atA.path(token)).expect(204);
        atB.authorize(token, "obeyed", "read").expect(401);

        restart(b, Build.withoutJar());
        assertChangesArePrompt(atA, "gone-from-b");
        assertOrdinaryWork(atA);
        assertOrdinaryWork(atB);

        Token revived = tokenOfRemovedRealm("anew");
        realmWithId("anew").authorize(revived, "invoice", "read").expect(401);
        assertThat(entities("anew")).isZero();
        tokenOfRemovedRealm("left");
        assertThat(entities("left")).as("nobody has noticed").isOne();

        restart(a, Build.withJar(), CLEAN_UP, SHUT);
        assertThat(entities("left")).as("removed by the start").isZero();
        assertOrdinaryWork(atA);
        assertOrdinaryWork(atB);

        restart(a, Build.withoutJar());
        assertOrdinaryWork(atA);
        assertOrdinaryWork(atB);
        assertThat(a.errors()).isEmpty();
        assertThat(b.errors()).isEmpty();
    }

    /** Of a realm that the node without the jar removes, which leaves its entities. */
    private Token tokenOfRemovedRealm(String name) {
        TestRealm atA = realmWithId(name);
        Token token = atA.token(atA.entity("invoice"), "read");
        atA.authorize(token, "invoice", "read").expect(200);
        TestRealm atB = atA.at(b.base());
        atB.masterAdmin().delete(atB.admin("")).expect(204);
        atA.authorize(token, "invoice", "read").expect(404);
        return token;
    }

    /** An import brings the ids of realms along. */
    private TestRealm realmWithId(String name) {
        return TestRealm.named(a.base(), name, Map.of("id", name));
    }

    private static long entities(String realmId) {
        return Cluster.postgres()
                .number(
                        DATABASE,
                        "select count(*) from et_entity where realm_id = '" + realmId + "'");
    }

    /** With another build, while the other node stays. */
    private void restart(Node node, Path build, String... more) {
        assertThat(a.errors()).isEmpty();
        assertThat(b.errors()).isEmpty();
        node.stop();
        node.start(build, more);
        node.awaitReady();
        awaitTogether();
    }

    private void awaitTogether() {
        a.awaitMembers(2);
        b.awaitMembers(2);
    }

    private static Answer promptly(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        return answer;
    }

    private static void assertChangesArePrompt(TestRealm realm, String entity) {
        Caller admin = realm.realmAdmin();
        String id = realm.entity(entity);
        Token token = realm.token(id, "read", "write");
        realm.authorize(token, entity, "write").expect(200);

        promptly(() -> admin.put(realm.path(token), Map.of("permissions", List.of("read"))))
                .expect(204);
        realm.authorize(token, entity, "write").expect(403);

        promptly(() -> admin.put(realm.admin("/entities/" + id), Map.of("enabled", false)))
                .expect(204);
        realm.authorize(token, entity, "read").expect(401);

        promptly(() -> admin.delete(realm.path(token))).expect(204);
        promptly(() -> admin.delete(realm.admin("/entities/" + id))).expect(204);
    }

    /** What a Keycloak does all day, with and without the jar. */
    private static void assertOrdinaryWork(TestRealm realm) {
        Caller admin = realm.masterAdmin();
        promptly(() -> realm.request("GET", "/.well-known/openid-configuration").send())
                .expect(200);
        promptly(() -> admin.get(realm.admin(""))).expect(200);
        promptly(() -> admin.get(realm.admin("/clients"))).expect(200);
        promptly(() -> admin.get(realm.admin("/roles"))).expect(200);
        promptly(() -> admin.put(realm.admin(""), Map.of("displayName", "" + System.nanoTime())))
                .expect(204);
        String user =
                promptly(() -> admin.post(realm.admin("/users"), Map.of("username", "passing")))
                        .expect(201)
                        .header("Location");
        String path = URI.create(user).getPath();
        promptly(() -> admin.delete(path)).expect(204);
        promptly(
                        () ->
                                realm.request("POST", "/protocol/openid-connect/token")
                                        .body(
                                                "application/x-www-form-urlencoded",
                                                "grant_type=password&client_id=admin-cli"
                                                        + "&username=nobody&password="
                                                        + TestRealm.PASSWORD)
                                        .send())
                .expect(200);
    }
}
