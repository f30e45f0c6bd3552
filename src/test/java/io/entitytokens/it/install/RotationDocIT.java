package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs say of rotation, run as it stands there, but for the name of the realm and for how long
 * it waits: while somebody uses the token all the time, and is never refused.
 */
class RotationDocIT {

    private static final int PRACTICE = 0;
    private static final int BY_CURL = 1;
    private static final int BY_KCADM = 2;
    private static final int BY_HOLDER = 3;
    private static final int PROOF = 4;
    private static final int GIVING_UP = 5;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

    @TempDir private Path directory;

    @BeforeAll
    static void programsAreThere() {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
    }

    private static TestRealm realm(String name) {
        TestRealm realm = TestRealm.named("rotationdocit-" + name, Map.of());
        realm.entity("invoice");
        return realm;
    }

    private static String block(int number) {
        List<String> blocks = Commands.in("docs/external-systems.md", RotationDocIT.class);
        assertThat(blocks).hasSize(6);
        return blocks.get(number);
    }

    private static String onlyBlock(String document) {
        List<String> blocks = Commands.in(document, RotationDocIT.class);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private String run(TestRealm realm, Map<String, String> variables, String... blocks) {
        return Commands.run(
                String.join("\n", blocks)
                        .replace("/realms/demo/", "/realms/" + realm.name() + "/")
                        .replace("-r demo", "-r " + realm.name())
                        .replace("$(mktemp -d)", holder().toString())
                        .replace("QUIET=15", "QUIET=3")
                        .replace("PT10S", "PT2S"),
                directory,
                variables);
    }

    /** Where the holder of the document has its files. */
    private Path holder() {
        return directory.resolve("holder");
    }

    private void assertNobodyIsRefused(String name, int way) throws IOException {
        TestRealm realm = realm(name);
        Files.createDirectory(holder());
        try (RestlessHolder restless = new RestlessHolder(realm, holder().resolve("token"))) {
            run(realm, Map.of(), block(PRACTICE), block(way), block(PROOF));
            restless.assertNeverRefused();
        }

        JsonNode token = token(realm);
        List<String> states = token.get("secrets").findValuesAsText("state");
        assertThat(states.get(0)).isEqualTo("current");
        assertThat(states.subList(1, states.size())).isNotEmpty().containsOnly("retired");
        assertThat(token.get("status").textValue()).isEqualTo("active");
        assertThat(token.has("suspectedTimestamp")).isFalse();
    }

    /** The only token of a realm. */
    private static JsonNode token(TestRealm realm) {
        JsonNode tokens = realm.realmAdmin().get(realm.admin("/entity-tokens")).expect(200).json();
        assertThat(tokens).hasSize(1);
        return tokens.get(0);
    }

    @Test
    void adminRotatesByCurlAndNobodyIsRefused() throws IOException {
        assertNobodyIsRefused("curl", BY_CURL);
    }

    @Test
    void adminRotatesByKcadmAndNobodyIsRefused() throws IOException {
        assertNobodyIsRefused("kcadm", BY_KCADM);
    }

    @Test
    void holderRotatesLosesAReplyAndIsNotRefused() throws IOException {
        assertNobodyIsRefused("holder", BY_HOLDER);
    }

    @Test
    void holderAsksAboutItsTokenAndGivesItUp() throws IOException {
        TestRealm realm = realm("self");
        Files.createDirectory(holder());

        String output =
                run(
                        realm,
                        Map.of(),
                        block(PRACTICE),
                        "until [[ -s $HOLDER/answers ]]; do sleep 0.1; done",
                        block(PROOF),
                        block(GIVING_UP));

        assertThat(STATUS.matcher(output).results().map(status -> status.group(1)))
                .containsExactly("204", "401", "200");
        assertThat(output).contains("\"entity\": \"invoice\"", "\"rotatable\": false");
        assertThat(token(realm).get("status").textValue()).isEqualTo("revoked");
        assertThat(holder()).doesNotExist();
    }

    @Test
    void adminSetsPolicies() {
        TestRealm realm = realm("policies");
        String receipt = realm.entity("receipt");

        run(realm, Map.of(), onlyBlock("docs/admin.md"));

        JsonNode rules =
                realm.user("viewer")
                        .get(realm.admin("/entities/" + receipt + "/policy"))
                        .expect(200)
                        .json();
        assertThat(rules.get("maxOverlap").textValue()).isEqualTo("PT1H");
        assertThat(rules.at("/effective/onReuse/value").textValue()).isEqualTo("disable");
        assertThat(
                        realm.user("viewer")
                                .get(realm.admin("/entities/policy"))
                                .expect(200)
                                .json()
                                .get("maxOverlap")
                                .textValue())
                .isEqualTo("P7D");
    }

    @Test
    void leakedTokenGetsAnotherSecretAndGoesOn() {
        TestRealm realm = TestRealm.named("rotationdocit-leak", Map.of());
        Token leaked = realm.token(realm.entity("invoice"), "read");
        realm.realmAdmin().put(realm.path(leaked), Map.of("enabled", false)).expect(204);
        String logIn = block(PRACTICE).lines().findFirst().orElseThrow();

        String output =
                run(
                        realm,
                        Map.of("ENTITY", leaked.entityId(), "LEAKED_ID", leaked.id()),
                        logIn,
                        onlyBlock("docs/security-team.md"));

        String secret =
                Pattern.compile("ket_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}")
                        .matcher(output)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow();
        realm.authorize(leaked, "invoice", "read").expect(401);
        realm.authorize(new Token(leaked.id(), leaked.entityId(), secret), "invoice", "read")
                .expect(200);
    }

    /** The reply that docs/openapi.yaml describes has all stamps, of the secrets before, too. */
    @Test
    void replyOfARotationTellsOfAllUsesBefore() {
        TestRealm realm = TestRealm.named("rotationdocit-reply", Map.of());
        Token token =
                realm.token(
                        realm.entity("invoice"),
                        NewToken.named("in use")
                                .may("read", "write", "delete")
                                .with("description", "Nightly import")
                                .with("lifespan", "P90D"));
        List.of("read", "write", "delete")
                .forEach(use -> realm.authorize(token, "invoice", use).expect(200));
        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(token)).expect(200).json(),
                json -> json.get("useCount").longValue() == 3);

        JsonNode reply =
                realm.realmAdmin()
                        .post(realm.path(token) + "/rotate", Map.of("overlap", "PT1H"))
                        .expect(200)
                        .json();

        Http.noteSecrets(reply.get("token").textValue());
        assertThat(reply.get("useCount").longValue()).isEqualTo(3);
        assertThat(reply.fieldNames())
                .toIterable()
                .contains(
                        "lastUsedTimestamp",
                        "lastUsedIp",
                        "lastUsedEndpoint",
                        "lastReadTimestamp",
                        "lastWriteTimestamp",
                        "lastDeleteTimestamp");
        assertThat(reply.at("/secrets/1/lastUsedTimestamp").isNumber()).isTrue();
    }
}
