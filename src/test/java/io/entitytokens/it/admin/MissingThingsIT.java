package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What admins are answered who ask for what is not there, or not in their realm. */
class MissingThingsIT {

    private static TestRealm realm;
    private static TestRealm other;

    @BeforeAll
    static void makeRealms() {
        realm = TestRealm.of(MissingThingsIT.class);
        other = TestRealm.named("missingthingsit-other", Map.of());
    }

    /** Who may not look does not learn what exists; who may, does. */
    @TestFactory
    List<DynamicTest> missingThingsAre403Or404() {
        String entity = realm.entity("present");
        String unknownEntity = "/entities/" + UUID.randomUUID();
        String unknownToken = "/entities/" + entity + "/tokens/0000000000000000000000";
        String foreign = "/entities/" + other.entity("foreign");
        List<DynamicTest> tests = new ArrayList<>();
        for (String path :
                List.of(
                        unknownEntity,
                        unknownEntity + "/tokens",
                        unknownEntity + "/tokens/count",
                        unknownEntity + "/tokens/0000000000000000000000",
                        unknownToken,
                        "/entities/" + entity + "/tokens/no-token-id",
                        unknownEntity + "/policy",
                        unknownEntity + "/events",
                        unknownEntity + "/events/settings",
                        foreign,
                        foreign + "/tokens",
                        foreign + "/policy",
                        foreign + "/events",
                        foreign + "/events/settings")) {
            tests.add(statusOf("GET", path, "nobody", 403));
            tests.add(statusOf("GET", path, "viewer", 404));
        }
        for (String path : List.of(unknownEntity, foreign)) {
            tests.add(statusOf("DELETE", path, "viewer", 403));
            tests.add(statusOf("DELETE", path, "entity-manager", 404));
        }
        for (String path : List.of(unknownToken, unknownToken + "/secrets/1")) {
            tests.add(statusOf("DELETE", path, "viewer", 403));
            tests.add(statusOf("DELETE", path, "token-manager", 404));
        }
        for (String path : List.of(unknownEntity, foreign)) {
            tests.add(statusOf("POST", path + "/policy/preview", "nobody", 403));
            tests.add(statusOf("POST", path + "/policy/preview", "viewer", 404));
        }
        tests.add(statusOf("POST", unknownToken + "/rotate", "viewer", 403));
        tests.add(statusOf("POST", unknownToken + "/rotate", "token-manager", 404));
        return tests;
    }

    /** Nothing is looked at that could not be changed. */
    @TestFactory
    List<DynamicTest> dryRunsOfMissingThingsAre403Or404() {
        String entity = realm.entity("changed");
        String beside = realm.token(realm.entity("beside"), "read").id();
        String elsewhere = other.entity("elsewhere");
        String foreign = other.token(elsewhere, "read").id();
        List<DynamicTest> tests = new ArrayList<>();
        for (String id : List.of(UUID.randomUUID().toString(), elsewhere, "no-entity-id")) {
            String path = "/entities/" + id + "?dryRun=true";
            tests.add(dryRun(path, "viewer", 403));
            tests.add(dryRun(path, "token-manager", 403));
            tests.add(dryRun(path, "entity-manager", 404));
        }
        for (String token :
                List.of(
                        entity + "/tokens/0000000000000000000000",
                        entity + "/tokens/no-token-id",
                        entity + "/tokens/" + beside,
                        entity + "/tokens/" + foreign,
                        elsewhere + "/tokens/" + foreign,
                        UUID.randomUUID() + "/tokens/" + beside)) {
            String path = "/entities/" + token + "?dryRun=true";
            tests.add(dryRun(path, "viewer", 403));
            tests.add(dryRun(path, "token-manager", 404));
            tests.add(dryRun(path, "entity-manager", 404));
        }
        return tests;
    }

    private static DynamicTest dryRun(String path, String user, int status) {
        return dynamicTest(
                path + " by " + user,
                () ->
                        assertThat(realm.user(user).put(realm.admin(path), Map.of()).status())
                                .isEqualTo(status));
    }

    private static DynamicTest statusOf(String method, String path, String user, int status) {
        return dynamicTest(
                method + " " + path + " by " + user,
                () ->
                        assertThat(
                                        realm.user(user)
                                                .request(method, realm.admin(path))
                                                .send()
                                                .status())
                                .isEqualTo(status));
    }
}
