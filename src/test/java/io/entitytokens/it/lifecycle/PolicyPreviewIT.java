package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.PreviewedPolicy.MUST_EXPIRE;
import static io.entitytokens.it.lifecycle.PreviewedPolicy.NOW;
import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever changes rules sees beforehand whom they hit. */
@Tag("database")
final class PolicyPreviewIT {

    private static final TestRealm REALM = TestRealm.of(PolicyPreviewIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PreviewedPolicy policy =
            new PreviewedPolicy(TOKENS.of("preview-" + NUMBER.incrementAndGet()));

    @Test
    void previewCountsAndNamesTheTokensThatBreakEachRule() {
        Token used = policy.used("read", "write");
        Token unused = REALM.token(policy.tokens().entityId(), "read");
        REALM.token(
                policy.tokens().entityId(),
                NewToken.named("good")
                        .may("read")
                        .with("lifespan", "P1D")
                        .with("addresses", List.of("192.0.2.1")));

        JsonNode preview =
                policy.preview(
                        Map.of(
                                "expiryRequired",
                                true,
                                "maxLifespan",
                                "P30D",
                                "addressesRequired",
                                true,
                                "permissions",
                                List.of("read"),
                                "namePattern",
                                "nobody"));

        JsonNode rules = preview.get("rules");
        assertThat(rules.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "expiryRequired", "maxLifespan", "addressesRequired", "permissions");
        for (String rule : List.of("expiryRequired", "maxLifespan", "addressesRequired")) {
            assertThat(rules.at("/" + rule + "/count").longValue()).isEqualTo(2);
            assertThat(rules.at("/" + rule + "/recentlyUsed").longValue()).isEqualTo(1);
            assertThat(rules.at("/" + rule + "/tokens").findValuesAsText("id"))
                    .containsExactlyInAnyOrder(used.id(), unused.id());
        }
        JsonNode permissions = rules.get("permissions");
        assertThat(permissions.get("count").longValue()).isEqualTo(1);
        assertThat(permissions.at("/tokens/0/id").textValue()).isEqualTo(used.id());
        assertThat(permissions.at("/tokens/0/entityId").textValue())
                .isEqualTo(policy.tokens().entityId());
        assertThat(permissions.at("/tokens/0/entityName").textValue())
                .isEqualTo(policy.tokens().entity());
        assertThat(permissions.at("/tokens/0/name").textValue()).startsWith("read write");
        assertThat(preview.get("refused").longValue()).isZero();
        assertThat(preview.get("confirm").textValue()).isNotBlank();
    }

    @Test
    void previewChangesNothing() {
        Token token = policy.used("read");
        String before = policy.read().header("ETag") + policy.read().body();

        assertThat(policy.preview(MUST_EXPIRE).get("refused").longValue()).isEqualTo(1);

        assertThat(policy.read().header("ETag") + policy.read().body()).isEqualTo(before);
        assertThat(policy.tokens().isGood(token)).isTrue();
    }

    /** What is left out stays, as with the change itself. */
    @Test
    void previewAddsToTheRulesThatThereAre() {
        policy.used("read");
        policy.put(Map.of("expiryRequired", true)).expect(204);

        assertThat(policy.preview(Map.of("enforceFrom", NOW)).get("refused").longValue())
                .isEqualTo(1);
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("expiryRequired", null);
        cleared.put("enforceFrom", NOW);
        assertThat(policy.preview(cleared).get("refused").longValue()).isZero();
    }

    @Test
    void atMostAHundredTokensAreNamed() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            names.add("t%03d".formatted(i));
            REALM.token(policy.tokens().entityId(), NewToken.named(names.get(i)).may("read"));
        }

        JsonNode rule = policy.preview(Map.of("expiryRequired", true)).at("/rules/expiryRequired");

        assertThat(rule.get("count").longValue()).isEqualTo(101);
        assertThat(rule.get("tokens").findValuesAsText("name"))
                .containsExactlyElementsOf(names.subList(0, 100));
    }

    @Test
    void rulesOfARealmConcernAllOfItsEntities() {
        TestRealm realm = TestRealm.named("policypreviewit-realm", Map.of());
        Policies policies = new Policies(realm);
        Token one = realm.token(realm.entity("one"), "read");
        Token two = realm.token(realm.entity("two"), "read");

        JsonNode rule =
                policies.preview(policies.ofRealm(), Map.of("expiryRequired", true))
                        .expect(200)
                        .json()
                        .at("/rules/expiryRequired");

        assertThat(rule.get("tokens").findValuesAsText("id")).containsExactly(one.id(), two.id());
        assertThat(rule.get("tokens").findValuesAsText("entityName")).containsExactly("one", "two");
    }

    @Test
    void revokedExpiredAndExemptTokensDoNotCount() {
        Token revoked = REALM.token(policy.tokens().entityId(), "read");
        REALM.request("DELETE", "/entity-tokens/self").bearer(revoked.secret()).send().expect(204);
        REALM.token(
                policy.tokens().entityId(),
                NewToken.named("exempt").may("read").with("exempt", true));

        assertThat(policy.preview(MUST_EXPIRE).get("rules")).isEmpty();
    }

    @Test
    void entitysPreviewMayNotBeLaxerThanTheRealm() {
        TestRealm realm = TestRealm.named("policypreviewit-lax", Map.of());
        Policies policies = new Policies(realm);
        policies.set(policies.ofRealm(), "maxLifespan", "P1D").expect(204);

        assertRefused(
                policies.preview(policies.of(realm.entity("e")), Map.of("maxLifespan", "P2D")),
                400,
                "maxLifespan");
    }

    @Test
    void disabledTokensAreNotRefusedAnew() {
        Token token = policy.used("read");
        policy.tokens().change(token, "enabled", false).expect(204);

        JsonNode disabled = policy.preview(MUST_EXPIRE);

        assertThat(disabled.get("refused").longValue()).isZero();
        assertThat(disabled.at("/rules/expiryRequired/count").longValue()).isEqualTo(1);
        policy.tokens().change(token, "enabled", true).expect(204);
        assertThat(policy.preview(MUST_EXPIRE).get("refused").longValue()).isEqualTo(1);
    }

    @Test
    void tokensOfADisabledEntityAreNotRefusedAnew() {
        policy.used("read");
        REALM.user("entity-manager")
                .put(
                        REALM.admin("/entities/" + policy.tokens().entityId()),
                        Map.of("enabled", false))
                .expect(204);

        assertThat(policy.preview(MUST_EXPIRE).get("refused").longValue()).isZero();
    }

    /** The entity enforces the realm's rule already: the realm's own time brings nothing new. */
    @Test
    void tokenThatIsRefusedAlreadyIsNotRefusedSooner() {
        TestRealm realm = TestRealm.named("policypreviewit-sooner", Map.of());
        PreviewedPolicy own = new PreviewedPolicy(Rotations.in(realm));
        Policies policies = own.policies();
        own.used("read");
        policies.set(policies.ofRealm(), "expiryRequired", true).expect(204);
        Map<String, Object> now = Map.of("enforceFrom", NOW);
        assertThat(refusedBy(policies, now)).isEqualTo(1);

        own.setSeen(now);

        assertThat(refusedBy(policies, now)).isZero();
    }

    private static long refusedBy(Policies policies, Map<String, Object> rules) {
        return policies.preview(policies.ofRealm(), rules)
                .expect(200)
                .json()
                .get("refused")
                .longValue();
    }
}
