package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that cannot be: a 400 that names the rule, and nothing stored. */
final class BadPolicyIT {

    private static final TestRealm REALM = TestRealm.of(BadPolicyIT.class);
    private static final Policies POLICIES = new Policies(REALM);

    private static List<String> paths;
    private static List<String> before;

    @BeforeAll
    static void makeRules() {
        paths = List.of(POLICIES.ofRealm(), POLICIES.of(REALM.entity("invoice")));
        paths.forEach(path -> POLICIES.set(path, "maxOverlap", "PT1H").expect(204));
        before = stored();
    }

    @AfterAll
    static void nothingIsStored() {
        assertThat(stored()).isEqualTo(before);
    }

    private static List<String> stored() {
        return paths.stream()
                .map(POLICIES::read)
                .map(answer -> answer.header("ETag") + answer.body())
                .toList();
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"P31D\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"P30DT1S\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"-PT1S\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"a day\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("maxOverlap", "{\"maxOverlap\":3600}"),
                Arguments.of("onReuse", "{\"onReuse\":\"explode\"}"),
                Arguments.of("onReuse", "{\"onReuse\":\"DISABLE\"}"),
                Arguments.of("onReuse", "{\"onReuse\":\"\"}"),
                Arguments.of("onReuse", "{\"onReuse\":true}"),
                Arguments.of("selfRotate", "{\"selfRotate\":\"true\"}"),
                Arguments.of("selfRotate", "{\"selfRotate\":1}"),
                Arguments.of("minOverlap", "{\"minOverlap\":\"PT1H\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"PT0S\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"PT0.5S\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"PT1.5S\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"P36500DT1S\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"P1Y\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"-P1D\"}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":86400}"),
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("expiryRequired", "{\"expiryRequired\":\"true\"}"),
                Arguments.of("expiryRequired", "{\"expiryRequired\":0}"),
                Arguments.of("defaultLifespan", "{\"defaultLifespan\":\"\"}"),
                Arguments.of("defaultLifespan", "{\"defaultLifespan\":\"P1M\"}"),
                Arguments.of(
                        "defaultLifespan",
                        "{\"maxLifespan\":\"P30D\",\"defaultLifespan\":\"P31D\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"(\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"(?=a)\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"  \"}"),
                Arguments.of("namePattern", "{\"namePattern\":[\"a\"]}"),
                Arguments.of("namePattern", "{\"namePattern\":\"a\\u0000b\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"\\ud83d\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"" + "a".repeat(201) + "\"}"),
                Arguments.of("namePattern", "{\"namePattern\":\"((x{1000}){1000}){1000}\"}"),
                Arguments.of("permissions", "{\"permissions\":[]}"),
                Arguments.of("permissions", "{\"permissions\":\"read\"}"),
                Arguments.of("permissions", "{\"permissions\":[\"admin\"]}"),
                Arguments.of("permissions", "{\"permissions\":[1]}"),
                Arguments.of("addressesRequired", "{\"addressesRequired\":\"yes\"}"),
                Arguments.of("maxTokens", "{\"maxTokens\":0}"),
                Arguments.of("maxTokens", "{\"maxTokens\":-1}"),
                Arguments.of("maxTokens", "{\"maxTokens\":100001}"),
                Arguments.of("maxTokens", "{\"maxTokens\":1.5}"),
                Arguments.of("maxTokens", "{\"maxTokens\":\"5\"}"),
                Arguments.of("maxTokens", "{\"maxTokens\":99999999999999999999}"),
                Arguments.of("enforceFrom", "{\"enforceFrom\":-1}"),
                Arguments.of("enforceFrom", "{\"enforceFrom\":253402300800000}"),
                Arguments.of("enforceFrom", "{\"enforceFrom\":\"2026-11-25\"}"),
                Arguments.of("enforceFrom", "{\"enforceFrom\":1e3}"),
                Arguments.of("rotateEvery", "{\"selfRotate\":true,\"rotateEvery\":\"P1D\"}"),
                Arguments.of("body", "{"),
                Arguments.of("body", "[]"),
                Arguments.of("body", "null"),
                Arguments.of("body", "{\"selfRotate\":true,\"selfRotate\":false}"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policyIsRefused(String field, String json) {
        for (String path : paths) {
            assertRefused(
                    REALM.user("entity-manager").request("PUT", path).json(json).send(),
                    400,
                    field);
            assertRefused(
                    REALM.user("viewer").request("POST", path + "/preview").json(json).send(),
                    400,
                    field);
        }
    }
}
