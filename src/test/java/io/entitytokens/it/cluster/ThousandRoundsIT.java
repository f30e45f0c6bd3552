package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Once is luck: one node remembers, the other changes, and the first is asked again. */
@Tag("cluster")
class ThousandRoundsIT {

    private static final int ROUNDS = 1000;

    /** A change, what undoes it, and what is answered in between to who wants to write. */
    private record Change(
            String name,
            Map<String, Object> change,
            Map<String, Object> undo,
            boolean ofEntity,
            int status) {}

    private static final Map<String, Object> OFF = Map.of("enabled", false);
    private static final Map<String, Object> ON = Map.of("enabled", true);
    private static final List<Change> CHANGES =
            List.of(
                    new Change("disable", OFF, ON, false, 401),
                    new Change(
                            "narrow",
                            Map.of("permissions", List.of("read")),
                            Map.of("permissions", List.of("read", "write")),
                            false,
                            403),
                    new Change("switch the entity off", OFF, ON, true, 401));

    private static TestRealm atA;
    private static TestRealm atB;

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atA = cluster.realm(ThousandRoundsIT.class);
        atB = atA.at(cluster.b().base());
    }

    private static int write(TestRealm realm, Token token) {
        return ask(realm, token, "?entity=invoice&permission=write");
    }

    private static int read(TestRealm realm, Token token, String entity) {
        return ask(realm, token, "?permission=read&entity=" + entity);
    }

    /**
     * Asks for the fast lane, on the usual way, which odd parameters take, and in the fast lane
     * again, which remembers by then.
     */
    private static int ask(TestRealm realm, Token token, String query) {
        int first = status(realm, token, query);
        assertThat(status(realm, token, query + "&odd=!")).as("on the usual way").isEqualTo(first);
        assertThat(status(realm, token, query)).as("in the fast lane").isEqualTo(first);
        return first;
    }

    private static int status(TestRealm realm, Token token, String query) {
        return realm.authorize("GET", query).bearer(token.secret()).send().status();
    }

    @Test
    void noneSlips() {
        String entity = atA.entity("invoice");
        Token token = atA.token(entity, "read", "write");
        List<String> slips = new ArrayList<>();
        double inTheLane = inTheLane();

        for (int round = 0; round < ROUNDS; round++) {
            TestRealm changing = round % 2 == 0 ? atA : atB;
            TestRealm remembering = round % 2 == 0 ? atB : atA;
            Change change = CHANGES.get(round % CHANGES.size());
            String path =
                    change.ofEntity ? changing.admin("/entities/" + entity) : changing.path(token);
            int before = write(remembering, token);
            changing.realmAdmin().put(path, change.change).expect(204);
            int between = write(remembering, token);
            changing.realmAdmin().put(path, change.undo).expect(204);
            int after = write(remembering, token);
            if (before != 200 || between != change.status || after != 200) {
                slips.add(round + " " + change.name + ": " + before + " " + between + " " + after);
            }
        }

        assertThat(slips).isEmpty();
        assertThat(inTheLane() - inTheLane).isGreaterThan(ROUNDS);
    }

    private static double inTheLane() {
        return Cluster.get().a().inTheLane() + Cluster.get().b().inTheLane();
    }

    @Test
    void noRealmThatIsSwitchedOffSlips() {
        Token token = atA.token(atA.entity("offer"), "read");
        List<String> slips = new ArrayList<>();

        for (int round = 0; round < ROUNDS / 4; round++) {
            TestRealm changing = round % 2 == 0 ? atA : atB;
            TestRealm remembering = round % 2 == 0 ? atB : atA;
            int before = read(remembering, token, "offer");
            changing.masterAdmin().put(changing.admin(""), OFF).expect(204);
            int between = read(remembering, token, "offer");
            changing.masterAdmin().put(changing.admin(""), ON).expect(204);
            int after = read(remembering, token, "offer");
            if (before != 200 || between != 403 || after != 200) {
                slips.add(round + ": " + before + " " + between + " " + after);
            }
        }

        assertThat(slips).isEmpty();
    }

    /** A token that is made anew each round: what is deleted stays so, on both nodes. */
    @Test
    void noDeletedTokenSlips() {
        String entity = atA.entity("order");
        List<String> slips = new ArrayList<>();

        for (int round = 0; round < ROUNDS / 4; round++) {
            TestRealm changing = round % 2 == 0 ? atA : atB;
            TestRealm remembering = round % 2 == 0 ? atB : atA;
            Token token = changing.token(entity, "read");
            int before = read(remembering, token, "order");
            changing.realmAdmin().delete(changing.path(token)).expect(204);
            int after = read(remembering, token, "order");
            if (before != 200 || after != 401) {
                slips.add(round + ": " + before + " " + after);
            }
        }

        assertThat(slips).isEmpty();
    }
}
