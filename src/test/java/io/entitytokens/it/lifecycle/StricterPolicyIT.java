package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entity's rules may be stricter than its realm's; of both, the stricter one holds. */
@Tag("database")
final class StricterPolicyIT {

    private static final TestRealm REALM = TestRealm.of(StricterPolicyIT.class);
    private static final Policies POLICIES = new Policies(REALM);

    @BeforeEach
    void realmHasNoRules() {
        POLICIES.clear();
    }

    private static Map<String, Object> rule(Object value, String origin) {
        return Map.of("value", value, "origin", origin);
    }

    private static void assertEffective(String entityId, Map<String, Object> rules) {
        assertThat(POLICIES.effective(entityId)).isEqualTo(Http.JSON.valueToTree(rules));
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("\\d+")) {
            return text.length() < 10 ? (Object) Integer.valueOf(text) : Long.valueOf(text);
        }
        return text.startsWith("read") ? List.of(text.split(" ", -1)) : text;
    }

    @Test
    void rulesComeFromTheRealmOrFromTheEntity() {
        String strict = REALM.entity("strict");
        String plain = REALM.entity("plain");
        POLICIES.set(POLICIES.ofRealm(), "maxOverlap", "PT2H").expect(204);
        POLICIES.set(POLICIES.ofRealm(), "selfRotate", true).expect(204);
        POLICIES.set(POLICIES.of(strict), "maxOverlap", "PT1H").expect(204);
        POLICIES.set(POLICIES.of(strict), "onReuse", "disable").expect(204);

        assertEffective(
                strict,
                Map.of(
                        "maxOverlap", rule("PT1H", "entity"),
                        "onReuse", rule("disable", "entity"),
                        "selfRotate", rule(true, "realm")));
        assertEffective(
                plain,
                Map.of("maxOverlap", rule("PT2H", "realm"), "selfRotate", rule(true, "realm")));
    }

    @Test
    void withoutRulesNothingIsEffective() {
        String entity = REALM.entity("free");

        assertThat(POLICIES.effective(entity)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "maxOverlap,PT1H,PT2H",
        "maxOverlap,PT0S,PT1S",
        "maxOverlap,P7D,P30D",
        "onReuse,disable,report",
        "selfRotate,false,true",
        "maxLifespan,P30D,P31D",
        "expiryRequired,true,false",
        "defaultLifespan,P7D,P8D",
        "permissions,read,read write",
        "addressesRequired,true,false",
        "maxTokens,5,6",
        "enforceFrom,4102444800000,4102444800001"
    })
    void entityMayNotBeLaxer(String rule, String strict, String lax) {
        String entity = REALM.entity("lax-" + Integer.toUnsignedString((rule + lax).hashCode()));
        POLICIES.set(POLICIES.ofRealm(), rule, value(strict)).expect(204);

        Answer answer = POLICIES.set(POLICIES.of(entity), rule, value(lax));

        assertThat(answer.expect(400).json().get("field").textValue()).isEqualTo(rule);
        assertThat(POLICIES.read(POLICIES.of(entity)).json().hasNonNull(rule)).isFalse();
        POLICIES.set(POLICIES.of(entity), rule, value(strict)).expect(204);
    }

    @ParameterizedTest
    @CsvSource({
        "maxOverlap,PT2H,PT1H",
        "maxOverlap,PT1S,PT0S",
        "onReuse,report,disable",
        "selfRotate,true,false",
        "maxLifespan,P31D,P30D",
        "expiryRequired,false,true",
        "defaultLifespan,P8D,P7D",
        "permissions,read write,read",
        "addressesRequired,false,true",
        "maxTokens,6,5",
        "enforceFrom,4102444800001,4102444800000"
    })
    void entityMayBeStricter(String rule, String lax, String strict) {
        String entity = REALM.entity("strict-" + Integer.toUnsignedString((rule + lax).hashCode()));
        POLICIES.set(POLICIES.ofRealm(), rule, value(lax)).expect(204);

        POLICIES.set(POLICIES.of(entity), rule, value(strict)).expect(204);

        assertEffective(entity, Map.of(rule, rule(value(strict), "entity")));
    }

    @Test
    void whatFollowsFromBothNamesBoth() {
        String entity = REALM.entity("both");
        POLICIES.set(POLICIES.ofRealm(), "permissions", List.of("read", "write")).expect(204);
        POLICIES.set(POLICIES.ofRealm(), "namePattern", "SAP .*").expect(204);
        POLICIES.set(POLICIES.of(entity), "namePattern", ".* prod").expect(204);
        POLICIES.set(POLICIES.of(entity), "permissions", List.of("write")).expect(204);
        POLICIES.set(POLICIES.ofRealm(), "permissions", List.of("read")).expect(204);

        assertEffective(
                entity,
                Map.of(
                        "namePattern", rule(List.of(".* prod", "SAP .*"), "both"),
                        "permissions", rule(List.of(), "both")));
    }

    /** Nobody would get a token whose default is longer than what is allowed. */
    @Test
    void defaultOfAnEntityIsNoLongerThanItsRealmsLimit() {
        String entity = REALM.entity("default");
        POLICIES.set(POLICIES.of(entity), "defaultLifespan", "P60D").expect(204);
        POLICIES.set(POLICIES.ofRealm(), "maxLifespan", "P30D").expect(204);

        assertEffective(
                entity,
                Map.of(
                        "maxLifespan", rule("P30D", "realm"),
                        "defaultLifespan", rule("P30D", "both")));
        assertThat(
                        POLICIES.set(POLICIES.of(entity), "defaultLifespan", "P31D")
                                .expect(400)
                                .json()
                                .get("field")
                                .textValue())
                .isEqualTo("defaultLifespan");
    }

    @Test
    void realmThatBecomesStricterHoldsForEveryEntity() {
        String entity = REALM.entity("earlier");
        POLICIES.set(POLICIES.of(entity), "maxOverlap", "PT2H").expect(204);

        POLICIES.set(POLICIES.ofRealm(), "maxOverlap", "PT1H").expect(204);

        assertEffective(entity, Map.of("maxOverlap", rule("PT1H", "realm")));
    }

    @Test
    void whatIsEffectiveCanBeWrittenBackAndIsIgnored() {
        String entity = REALM.entity("copied");
        POLICIES.set(POLICIES.ofRealm(), "maxOverlap", "PT1H").expect(204);
        ObjectNode json = (ObjectNode) POLICIES.read(POLICIES.of(entity)).json();
        json.withObject("/effective/maxOverlap").put("value", "P30D");

        REALM.user("entity-manager").put(POLICIES.of(entity), json).expect(204);

        assertEffective(entity, Map.of("maxOverlap", rule("PT1H", "realm")));
    }
}
