package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever changes rules sees beforehand whom they hit, and has to have looked if they hit hard. */
@Tag("database")
final class PolicyPreviewIT {

    private static final TestRealm REALM = TestRealm.of(PolicyPreviewIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long NOW = 1_000L;
    private static final Map<String, Object> MUST_EXPIRE =
            Map.of("expiryRequired", true, "enforceFrom", NOW);

    private final Rotations tokens = TOKENS.of("preview-" + NUMBER.incrementAndGet());
    private final String path = POLICIES.of(tokens.entityId());

    private Token used(String... permissions) {
        Token token = REALM.token(tokens.entityId(), permissions);
        REALM.authorize(token, tokens.entity(), permissions[0]).expect(200);
        TestRealm.await(() -> tokens.read(token), json -> json.has("lastUsedTimestamp"));
        return token;
    }

    private JsonNode preview(Map<String, Object> rules) {
        return POLICIES.preview(path, rules).expect(200).json();
    }

    private String confirmOf(Map<String, Object> rules) {
        return preview(rules).get("confirm").textValue();
    }

    private Answer put(Map<String, Object> rules) {
        return REALM.user("entity-manager").put(path, rules);
    }

    private void assertUnconfirmed(Answer answer) {
        assertRefused(answer, 409, "confirm");
        assertThat(POLICIES.rules(path).has("enforceFrom")).isFalse();
    }

    @Test
    void previewCountsAndNamesTheTokensThatBreakEachRule() {
        Token used = used("read", "write");
        Token unused = REALM.token(tokens.entityId(), "read");
        REALM.token(
                tokens.entityId(),
                NewToken.named("good")
                        .may("read")
                        .with("lifespan", "P1D")
                        .with("addresses", List.of("192.0.2.1")));

        JsonNode preview =
                preview(
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
        assertThat(permissions.at("/tokens/0/entityId").textValue()).isEqualTo(tokens.entityId());
        assertThat(permissions.at("/tokens/0/entityName").textValue()).isEqualTo(tokens.entity());
        assertThat(permissions.at("/tokens/0/name").textValue()).startsWith("read write");
        assertThat(preview.get("refused").longValue()).isZero();
        assertThat(preview.get("confirm").textValue()).isNotBlank();
    }

    @Test
    void previewChangesNothing() {
        Token token = used("read");
        String before = POLICIES.read(path).header("ETag") + POLICIES.read(path).body();

        assertThat(preview(MUST_EXPIRE).get("refused").longValue()).isEqualTo(1);

        assertThat(POLICIES.read(path).header("ETag") + POLICIES.read(path).body())
                .isEqualTo(before);
        assertThat(tokens.isGood(token)).isTrue();
    }

    /** What is left out stays, as with the change itself. */
    @Test
    void previewAddsToTheRulesThatThereAre() {
        used("read");
        POLICIES.set(path, "expiryRequired", true).expect(204);

        assertThat(preview(Map.of("enforceFrom", NOW)).get("refused").longValue()).isEqualTo(1);
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("expiryRequired", null);
        cleared.put("enforceFrom", NOW);
        assertThat(preview(cleared).get("refused").longValue()).isZero();
    }

    @Test
    void atMostAHundredTokensAreNamed() {
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < 101; i++) {
            names.add("t%03d".formatted(i));
            REALM.token(tokens.entityId(), NewToken.named(names.get(i)).may("read"));
        }

        JsonNode rule = preview(Map.of("expiryRequired", true)).at("/rules/expiryRequired");

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
        Token revoked = REALM.token(tokens.entityId(), "read");
        REALM.request("DELETE", "/entity-tokens/self").bearer(revoked.secret()).send().expect(204);
        REALM.token(tokens.entityId(), NewToken.named("exempt").may("read").with("exempt", true));

        assertThat(preview(MUST_EXPIRE).get("rules")).isEmpty();
    }

    @Test
    void changeThatRefusesATokenInUseHasToBeConfirmed() {
        Token token = used("read");

        Answer refused = put(MUST_EXPIRE);

        assertUnconfirmed(refused);
        assertThat(refused.json().get("errorMessage").textValue()).contains("refuse 1 token ");
        assertThat(tokens.isGood(token)).isTrue();
        POLICIES.confirm(path, MUST_EXPIRE, confirmOf(MUST_EXPIRE)).expect(204);
        assertThat(tokens.isGood(token)).isFalse();
    }

    @Test
    void realmsChangeHasToBeConfirmedToo() {
        TestRealm realm = TestRealm.named("policypreviewit-confirm", Map.of());
        Policies policies = new Policies(realm);
        Rotations others = Rotations.in(realm);
        Token token = others.token();
        realm.authorize(token, others.entity(), "read").expect(200);
        TestRealm.await(() -> others.read(token), json -> json.has("lastUsedTimestamp"));

        assertRefused(
                realm.user("entity-manager").put(policies.ofRealm(), MUST_EXPIRE), 409, "confirm");
        policies.setSeen(policies.ofRealm(), MUST_EXPIRE);

        realm.authorize(token, others.entity(), "read").expect(401);
    }

    @Test
    void changeWithinADayHasToBeConfirmedAndALaterOneNot() {
        used("read");
        long day = 86_400_000;
        long now = System.currentTimeMillis();

        assertUnconfirmed(put(Map.of("expiryRequired", true, "enforceFrom", now + day - 60_000)));
        put(Map.of("expiryRequired", true, "enforceFrom", now + 2 * day)).expect(204);
        // Then it has been said for a day; what is not sooner needs no second look.
        assertRefused(put(Map.of("enforceFrom", now + day / 2)), 409, "confirm");
        put(Map.of("onReuse", "disable")).expect(204);
    }

    @Test
    void changeThatHitsNobodyInUseNeedsNoConfirmation() {
        REALM.token(tokens.entityId(), "read");

        put(MUST_EXPIRE).expect(204);
    }

    /** The token lives on with the rest. */
    @Test
    void changeThatOnlyTakesPermissionsAwayNeedsNoConfirmation() {
        used("read", "write");

        put(Map.of("permissions", List.of("read"), "enforceFrom", NOW)).expect(204);
    }

    @Test
    void changeThatTakesTheLastPermissionHasToBeConfirmed() {
        used("read");

        assertUnconfirmed(put(Map.of("permissions", List.of("write"), "enforceFrom", NOW)));
    }

    @Test
    void laxerRulesNeedNoConfirmation() {
        used("read");
        POLICIES.setSeen(path, MUST_EXPIRE);

        put(Map.of("expiryRequired", false)).expect(204);
    }

    /** Whom the rules refuse already, another change does not hit. */
    @Test
    void tokenThatIsRefusedAlreadyNeedsNoConfirmation() {
        used("read");
        POLICIES.setSeen(path, MUST_EXPIRE);

        put(Map.of("maxTokens", 5, "maxLifespan", "P30D")).expect(204);
    }

    @Test
    void confirmationIsForOneChangeAlone() {
        used("read");
        String confirm = confirmOf(MUST_EXPIRE);

        assertUnconfirmed(
                POLICIES.confirm(path, Map.of("maxLifespan", "P1D", "enforceFrom", NOW), confirm));
        assertUnconfirmed(
                POLICIES.confirm(
                        path,
                        Map.of("expiryRequired", true, "enforceFrom", NOW, "maxTokens", 9),
                        confirm));
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm + "A"));
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, tampered(confirm)));
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, later(confirm)));
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, "true"));
        POLICIES.confirm(path, MUST_EXPIRE, confirm).expect(204);
    }

    private static String tampered(String confirm) {
        char last = confirm.charAt(confirm.length() - 2);
        return confirm.substring(0, confirm.length() - 2) + (last == 'A' ? "BA" : "AA");
    }

    private static String later(String confirm) {
        int dot = confirm.indexOf('.');
        return (Long.parseLong(confirm.substring(0, dot)) + 60_000) + confirm.substring(dot);
    }

    @Test
    void confirmationOfAnotherEntityOrOfTheRealmIsNoGood() {
        used("read");
        String other = POLICIES.of(TOKENS.of("other-" + NUMBER.incrementAndGet()).entityId());

        for (String elsewhere : List.of(other, POLICIES.ofRealm())) {
            String confirm =
                    POLICIES.preview(elsewhere, MUST_EXPIRE).json().get("confirm").textValue();
            assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm));
        }
    }

    @Test
    void confirmationOfAnotherRealmIsNoGood() {
        used("read");
        TestRealm realm = TestRealm.named("policypreviewit-other", Map.of());
        Policies others = new Policies(realm);
        String confirm =
                others.preview(others.of(realm.entity("e")), MUST_EXPIRE)
                        .json()
                        .get("confirm")
                        .textValue();

        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm));
    }

    @Test
    void confirmationEndsWithTheNextVersion() {
        used("read");
        String confirm = confirmOf(MUST_EXPIRE);
        put(Map.of("onReuse", "disable")).expect(204);

        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm));
        String newest = confirmOf(MUST_EXPIRE);
        POLICIES.confirm(path, MUST_EXPIRE, newest).expect(204);
        Map<String, Object> nothing = new HashMap<>();
        MUST_EXPIRE.keySet().forEach(rule -> nothing.put(rule, null));
        put(nothing).expect(204);

        // Neither comes back with the rules that it was for.
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm));
        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, newest));
    }

    /** An entity's tokens are hit by both: who has seen one of them, has not seen the other. */
    @Test
    void confirmationOfAnEntityEndsWhenTheRulesOfItsRealmChange() {
        TestRealm realm = TestRealm.named("policypreviewit-changed", Map.of());
        Policies policies = new Policies(realm);
        Rotations others = Rotations.in(realm);
        String entity = policies.of(others.entityId());
        Token token = others.token();
        realm.authorize(token, others.entity(), "read").expect(200);
        TestRealm.await(() -> others.read(token), json -> json.has("lastUsedTimestamp"));

        // The first rules of the realm, and later ones.
        for (boolean selfRotate : new boolean[] {true, false}) {
            String confirm =
                    policies.preview(entity, MUST_EXPIRE)
                            .expect(200)
                            .json()
                            .get("confirm")
                            .textValue();
            policies.set(policies.ofRealm(), "selfRotate", selfRotate).expect(204);

            assertRefused(policies.confirm(entity, MUST_EXPIRE, confirm), 409, "confirm");
            assertThat(others.isGood(token)).isTrue();
        }
        policies.setSeen(entity, MUST_EXPIRE);
        assertThat(others.isGood(token)).isFalse();
    }

    /** Whoever may look, gets one; who may change nothing, does not by what it has seen. */
    @Test
    void confirmationGivesNobodyMoreRights() {
        used("read");
        String confirm = confirmOf(MUST_EXPIRE);

        for (String user : List.of("viewer", "token-manager")) {
            REALM.user(user).put(path + "?confirm=" + confirm, MUST_EXPIRE).expect(403);
        }

        assertThat(POLICIES.rules(path).has("enforceFrom")).isFalse();
        POLICIES.confirm(path, MUST_EXPIRE, confirm).expect(204);
    }

    /** Whoever names a version wants no other, whatever was seen. */
    @Test
    void confirmedChangeOfAnEarlierVersionIsRefused() {
        used("read");
        put(Map.of("onReuse", "disable")).expect(204);
        String earlier = POLICIES.read(path).header("ETag");
        put(Map.of("selfRotate", true)).expect(204);

        assertRefused(
                REALM.user("entity-manager")
                        .request("PUT", path + "?confirm=" + confirmOf(MUST_EXPIRE))
                        .header("If-Match", earlier)
                        .json(MUST_EXPIRE)
                        .send(),
                412,
                "If-Match");
    }

    @Test
    void sameChangeInOtherWordsIsConfirmed() {
        used("read");
        String confirm = confirmOf(MUST_EXPIRE);
        Map<String, Object> inOtherWords = new HashMap<>(MUST_EXPIRE);
        inOtherWords.put("onReuse", null);

        POLICIES.confirm(path, inOtherWords, confirm).expect(204);
    }

    /** It is said when it ends, so that nobody has to try. */
    @Test
    void confirmationIsGoodForFifteenMinutes() {
        long before = System.currentTimeMillis();

        long end = preview(MUST_EXPIRE).get("confirmExpiresTimestamp").longValue();

        assertThat(end - 15 * 60_000).isBetween(before, System.currentTimeMillis());
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

    /** Otherwise somebody else's change in between would hit tokens that nobody has seen. */
    @Test
    void confirmationIsForNoMoreTokensThanWereSeen() {
        used("read");
        String confirm = confirmOf(MUST_EXPIRE);
        used("read");

        assertUnconfirmed(POLICIES.confirm(path, MUST_EXPIRE, confirm));
        POLICIES.confirm(path, MUST_EXPIRE, confirmOf(MUST_EXPIRE)).expect(204);
    }

    @Test
    void disabledTokensAreNotRefusedAnew() {
        Token token = used("read");
        tokens.change(token, "enabled", false).expect(204);

        JsonNode disabled = preview(MUST_EXPIRE);

        assertThat(disabled.get("refused").longValue()).isZero();
        assertThat(disabled.at("/rules/expiryRequired/count").longValue()).isEqualTo(1);
        tokens.change(token, "enabled", true).expect(204);
        assertThat(preview(MUST_EXPIRE).get("refused").longValue()).isEqualTo(1);
    }

    @Test
    void tokensOfADisabledEntityAreNotRefusedAnew() {
        used("read");
        REALM.user("entity-manager")
                .put(REALM.admin("/entities/" + tokens.entityId()), Map.of("enabled", false))
                .expect(204);

        assertThat(preview(MUST_EXPIRE).get("refused").longValue()).isZero();
    }

    /** The entity enforces the realm's rule already: the realm's own time brings nothing new. */
    @Test
    void tokenThatIsRefusedAlreadyIsNotRefusedSooner() {
        TestRealm realm = TestRealm.named("policypreviewit-sooner", Map.of());
        Policies policies = new Policies(realm);
        Rotations others = Rotations.in(realm);
        Token token = others.token();
        realm.authorize(token, others.entity(), "read").expect(200);
        TestRealm.await(() -> others.read(token), json -> json.has("lastUsedTimestamp"));
        policies.set(policies.ofRealm(), "expiryRequired", true).expect(204);
        Map<String, Object> now = Map.of("enforceFrom", NOW);
        assertThat(refusedBy(policies, now)).isEqualTo(1);

        policies.setSeen(policies.of(others.entityId()), now);

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
