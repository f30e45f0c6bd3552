package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that cannot be: a 400 that names the rule, and nothing stored. */
@Tag("database")
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
                Arguments.of("maxLifespan", "{\"maxLifespan\":\"P1D\"}"),
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
        }
    }
}
