package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An admin makes rules for the tokens of a realm, or of an entity. */
@Tag("database")
final class TokenPolicyIT {

    private static final TestRealm REALM = TestRealm.of(TokenPolicyIT.class);
    private static final Policies POLICIES = new Policies(REALM);

    @BeforeEach
    void realmHasNoRules() {
        POLICIES.clear();
    }

    /** The policy of the realm, and that of a new entity. */
    private static List<String> both(String entity) {
        return List.of(POLICIES.ofRealm(), POLICIES.of(REALM.entity(entity)));
    }

    private static void assertNoRules(JsonNode policy) {
        assertThat(policy.properties()).allMatch(rule -> rule.getValue().isNull());
    }

    private static Answer putIfMatch(String path, String ifMatch, Map<String, Object> rules) {
        return REALM.user("entity-manager")
                .request("PUT", path)
                .header("If-Match", ifMatch)
                .json(rules)
                .send();
    }

    @Test
    void nothingIsRuledUntilSomebodyDoes() {
        for (String path : both("fresh")) {
            assertNoRules(POLICIES.rules(path));
        }
    }

    @Test
    void rulesAreReadAsTheyWereWritten() {
        Map<String, Object> rules =
                Map.ofEntries(
                        Map.entry("maxLifespan", "P90D"),
                        Map.entry("expiryRequired", true),
                        Map.entry("defaultLifespan", "PT36H"),
                        Map.entry("namePattern", "SAP 😀 .*".repeat(10)),
                        Map.entry("permissions", List.of("read", "delete")),
                        Map.entry("addressesRequired", false),
                        Map.entry("maxTokens", 100_000),
                        Map.entry("maxOverlap", "PT1H"),
                        Map.entry("onReuse", "disable"),
                        Map.entry("selfRotate", true),
                        Map.entry("enforceFrom", 4_102_444_800_000L));
        for (String path : both("written")) {
            REALM.user("entity-manager").put(path, rules).expect(204);

            assertThat(POLICIES.rules(path)).isEqualTo(Http.JSON.valueToTree(rules));
        }
    }

    /** Rules that are not there yet are no reason to wait for others who make theirs. */
    @Test
    void firstRulesOfDifferentEntitiesDisturbNobody() {
        List<String> paths =
                IntStream.range(0, 12)
                        .mapToObj(number -> POLICIES.of(REALM.entity("first-" + number)))
                        .toList();

        assertThat(AtOnce.map(paths, path -> POLICIES.set(path, "maxOverlap", "PT1H")))
                .extracting(Answer::status)
                .containsOnly(204);
    }

    @Test
    void whatIsLeftOutStaysAndNullClears() {
        for (String path : both("kept")) {
            POLICIES.set(path, "maxOverlap", "PT1H").expect(204);
            POLICIES.set(path, "onReuse", "report").expect(204);
            POLICIES.set(path, "selfRotate", false).expect(204);
            POLICIES.set(path, "onReuse", null).expect(204);
            REALM.user("entity-manager").put(path, Map.of()).expect(204);

            JsonNode policy = POLICIES.read(path).json();
            assertThat(policy.get("maxOverlap").textValue()).isEqualTo("PT1H");
            assertThat(policy.hasNonNull("onReuse")).isFalse();
            assertThat(policy.get("selfRotate").booleanValue()).isFalse();
        }
    }

    @Test
    void policyThatWasReadCanBeWrittenBack() {
        for (String path : both("whole")) {
            POLICIES.set(path, "maxOverlap", "P7D").expect(204);
            JsonNode policy = POLICIES.read(path).json();

            REALM.user("entity-manager").put(path, policy).expect(204);

            assertThat(POLICIES.read(path).json()).isEqualTo(policy);
        }
    }

    @Test
    void rulesOfAnEntityAreNotThoseOfAnother() {
        String here = POLICIES.of(REALM.entity("here"));
        String there = POLICIES.of(REALM.entity("there"));

        POLICIES.set(here, "maxOverlap", "PT1H").expect(204);

        assertNoRules(POLICIES.rules(there));
        assertNoRules(POLICIES.rules(POLICIES.ofRealm()));
    }

    @Test
    void rulesOfARealmAreNotThoseOfAnother() {
        TestRealm elsewhere = TestRealm.named("tokenpolicyit-elsewhere", Map.of());
        Policies others = new Policies(elsewhere);

        POLICIES.set(POLICIES.ofRealm(), "maxOverlap", "PT1H").expect(204);

        assertNoRules(others.rules(others.ofRealm()));
    }

    @Test
    void staleIfMatchIs412AndRulesNothing() {
        for (String path : both("contested")) {
            String stale = POLICIES.read(path).header("ETag");
            POLICIES.set(path, "maxOverlap", "PT1H").expect(204);

            Answer refused = putIfMatch(path, stale, Map.of("maxOverlap", "PT2H"));

            assertThat(refused.expect(412).json().get("field").textValue()).isEqualTo("If-Match");
            assertThat(POLICIES.read(path).json().get("maxOverlap").textValue()).isEqualTo("PT1H");
        }
    }

    @Test
    void currentIfMatchRules() {
        for (String path : both("agreed")) {
            String first = POLICIES.read(path).header("ETag");

            putIfMatch(path, first, Map.of("maxOverlap", "PT1H")).expect(204);
            String second = POLICIES.read(path).header("ETag");
            putIfMatch(path, second, Map.of("maxOverlap", "PT2H")).expect(204);

            assertThat(second).isNotBlank().isNotEqualTo(first);
            assertThat(POLICIES.read(path).json().get("maxOverlap").textValue()).isEqualTo("PT2H");
        }
    }

    @Test
    void eventTellsWhatWasRuledBeforeAndAfter() {
        String entity = REALM.entity("audited");

        assertTold(POLICIES.of(entity), "entities/" + entity + "/policy");
        assertTold(POLICIES.ofRealm(), "entities/policy");
    }

    private static void assertTold(String path, String resource) {
        POLICIES.set(path, "maxOverlap", "PT1H").expect(204);
        POLICIES.set(path, "maxOverlap", "PT30M").expect(204);

        JsonNode event = events(resource).get(0);

        assertThat(event.get("operationType").textValue()).isEqualTo("UPDATE");
        assertThat(event.get("resourceType").textValue()).isEqualTo("ENTITY_POLICY");
        assertThat(event.at("/details/before").textValue()).contains("\"maxOverlap\":\"PT1H\"");
        assertThat(event.at("/details/after").textValue()).contains("\"maxOverlap\":\"PT30M\"");
        assertThat(event.at("/details/admin_username").textValue()).isEqualTo("entity-manager");
    }

    @Test
    void refusedPolicyIsNoEvent() {
        String entity = REALM.entity("unchanged");
        String resource = "entities/" + entity + "/policy";

        POLICIES.set(POLICIES.of(entity), "maxOverlap", "P31D").expect(400);
        REALM.user("token-manager")
                .put(POLICIES.of(entity), Map.of("maxOverlap", "PT1H"))
                .expect(403);

        assertThat(events(resource)).isEmpty();
    }

    private static List<JsonNode> events(String resource) {
        return REALM.adminEvents().stream()
                .filter(event -> event.get("resourcePath").textValue().equals(resource))
                .toList();
    }
}
