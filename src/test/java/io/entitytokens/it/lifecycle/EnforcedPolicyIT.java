package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold for tokens which are older than they, from a time on. */
@Tag("database")
final class EnforcedPolicyIT {

    private static final TestRealm REALM = TestRealm.of(EnforcedPolicyIT.class);
    private static final Rotations REALMS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rotations tokens = REALMS.of("enforced-" + NUMBER.incrementAndGet());

    /** Enforces rules for the entity; whoever does it has seen whom they hit. */
    private void enforce(String rule, Object value) {
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()), Map.of(rule, value, "enforceFrom", 1_000L));
    }

    private Token token(String... permissions) {
        return REALM.token(tokens.entityId(), permissions);
    }

    private String status(Token token) {
        return tokens.read(token).get("status").textValue();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("maxLifespan", "P30D"),
                Arguments.of("expiryRequired", true),
                Arguments.of("addressesRequired", true),
                Arguments.of("permissions", List.of("write")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tokenThatBreaksTheRuleIsRefusedForThatReason(String rule, Object value) {
        Token token = token("read");
        assertThat(tokens.isGood(token)).isTrue();

        enforce(rule, value);

        assertThat(tokens.isGood(token)).isFalse();
        assertThat(tokens.refusal(token, "forward_auth", "policy_violation")).isNotNull();
        assertThat(status(token)).isEqualTo("policy_violation");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void withoutATimeTokensLiveOn(String rule, Object value) {
        Token token = token("read");

        POLICIES.set(POLICIES.of(tokens.entityId()), rule, value).expect(204);

        assertThat(tokens.isGood(token)).isTrue();
        assertThat(status(token)).isEqualTo("active");
    }

    /** Outside, it looks like any bad credential. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void refusalIsThatOfAWrongSecretEverywhere(Place place) {
        Token token = token("read");
        String forged = Forgery.withSecretOf(token.secret(), token("read").secret());
        assertThat(place.accepts(tokens, token.secret())).isTrue();

        enforce("expiryRequired", true);

        Answer refused = place.present(tokens, token.secret());
        if (place == Place.AUTHZEN) {
            // It may know, as a resource server of the entity: it was shown the whole token.
            assertThat(refused.json().at("/context/reason").textValue())
                    .isEqualTo("policy_violation");
        } else {
            assertThat(Place.words(refused)).isEqualTo(Place.words(place.present(tokens, forged)));
        }
        assertThat(tokens.refusal(token, place.value(), "policy_violation")).isNotNull();
    }

    @Test
    void jwtOfATokenThatBreaksARuleIsInactive() {
        Token token = token("read");
        String jwt = OAuth.accessToken(Place.CLIENT_CREDENTIALS.present(tokens, token.secret()));
        assertThat(Place.INTROSPECTION.accepts(tokens, jwt)).isTrue();

        enforce("expiryRequired", true);

        assertThat(Place.INTROSPECTION.accepts(tokens, jwt)).isFalse();
    }

    /** Whoever checks it locally does not ask again. */
    @Test
    void jwtEndsBeforeTheRulesRefuseItsToken() {
        Token token = token("read");
        long soon = System.currentTimeMillis() + 120_000;
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()),
                Map.of("expiryRequired", true, "enforceFrom", soon));

        JsonNode claims =
                OAuth.claims(
                        OAuth.accessToken(
                                Place.CLIENT_CREDENTIALS.present(tokens, token.secret())));

        assertThat(claims.get("exp").longValue()).isEqualTo(soon / 1_000);
    }

    @Test
    void tokenThatKeepsTheRulesLivesOn() {
        Token token =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("kept").may("read").with("lifespan", "P30D"));

        enforce("maxLifespan", "P30D");
        enforce("expiryRequired", true);

        assertThat(tokens.isGood(token)).isTrue();
    }

    /** A rotation, and another expiry, grant anew. */
    @Test
    void newGrantMendsATokenThatLivedTooLong() {
        Token rotated = token("read");
        Token changed = token("read");
        enforce("maxLifespan", "P30D");
        assertThat(tokens.isGood(rotated)).isFalse();

        Token again = tokens.rotated(rotated);
        tokens.change(
                        changed,
                        "expiresTimestamp",
                        tokens.read(changed).get("createdTimestamp").longValue() + 1_000_000_000)
                .expect(204);

        assertThat(tokens.isGood(again)).isTrue();
        assertThat(tokens.isGood(changed)).isTrue();
    }

    @Test
    void enabledTokenThatBreaksARuleIsRefusedAllTheSame() {
        Token token = token("read");
        tokens.change(token, "enabled", false).expect(204);
        enforce("expiryRequired", true);
        assertThat(status(token)).isEqualTo("disabled");

        Answer enabled =
                REALM.user("token-manager")
                        .post(
                                REALM.admin("/entities/" + tokens.entityId() + "/tokens/actions"),
                                Map.of("action", "enable", "ids", List.of(token.id())));

        assertThat(enabled.expect(200).json().at("/0/result").textValue()).isEqualTo("done");
        assertThat(status(token)).isEqualTo("policy_violation");
        assertThat(tokens.isGood(token)).isFalse();
    }

    @Test
    void permissionThatMayNotBeGrantedIsTakenAwayEverywhere() {
        Token token = token("read", "write");
        String jwtOfBoth =
                OAuth.accessToken(Place.CLIENT_CREDENTIALS.present(tokens, token.secret()));

        enforce("permissions", List.of("read"));

        assertThat(REALM.authorize(token, tokens.entity(), "read").header("X-Entity-Permissions"))
                .isEqualTo("read");
        REALM.authorize(token, tokens.entity(), "write").expect(403);
        JsonNode introspected = Place.INTROSPECTION.present(tokens, token.secret()).json();
        assertThat(introspected.get("scope").textValue()).isEqualTo("entity:read");
        JsonNode claims =
                OAuth.claims(
                        OAuth.accessToken(
                                Place.CLIENT_CREDENTIALS.present(tokens, token.secret())));
        assertThat(claims.get("scope").textValue()).isEqualTo("entity:read");
        assertThat(claims.get("entity_permissions")).hasToString("[\"read\"]");
        assertThat(
                        OAuth.claims(
                                        OAuth.accessToken(
                                                Place.TOKEN_EXCHANGE.present(
                                                        tokens, token.secret())))
                                .get("scope")
                                .textValue())
                .isEqualTo("entity:read");
        assertThat(Place.INTROSPECTION.accepts(tokens, jwtOfBoth)).isFalse();
        Pep pep = new Pep(REALM, Rotations.RESOURCE_SERVER);
        assertThat(decision(pep, token, "read")).isTrue();
        assertThat(decision(pep, token, "write")).isFalse();
        assertThat(Place.SELF.present(tokens, token.secret()).json().get("permissions"))
                .hasToString("[\"read\"]");
        assertThat(tokens.read(token).get("permissions")).hasToString("[\"read\",\"write\"]");
        assertThat(tokens.read(token).get("effectivePermissions")).hasToString("[\"read\"]");
        assertThat(status(token)).isEqualTo("active");
    }

    private boolean decision(Pep pep, Token token, String permission) {
        return pep.ask(Pep.question(Pep.subject(token.secret()), permission, tokens.entity()))
                .json()
                .get("decision")
                .booleanValue();
    }

    @Test
    void whatWasTakenAwayComesBackWithTheRule() {
        Token token = token("read", "write");
        enforce("permissions", List.of("read"));
        REALM.authorize(token, tokens.entity(), "write").expect(403);

        POLICIES.set(POLICIES.of(tokens.entityId()), "enforceFrom", null).expect(204);

        REALM.authorize(token, tokens.entity(), "write").expect(200);
    }

    /** Whoever wants to end a token need not keep any rule. */
    @Test
    void tokenThatBreaksARuleCanBeGivenUp() {
        Token token = token("read");
        enforce("expiryRequired", true);

        REALM.request("DELETE", "/entity-tokens/self").bearer(token.secret()).send().expect(204);

        assertThat(status(token)).isEqualTo("revoked");
    }

    @Test
    void listsAndCountsFindTokensByThisStatus() {
        Token breaking = token("read");
        Token keeping =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("kept").may("read").with("lifespan", "P1D"));
        Token disabled = token("read");
        tokens.change(disabled, "enabled", false).expect(204);
        enforce("expiryRequired", true);

        String list = "/entities/" + tokens.entityId() + "/tokens";
        assertThat(ids(list + "?status=policy_violation")).containsExactly(breaking.id());
        assertThat(ids(list + "?status=active")).containsExactly(keeping.id());
        assertThat(ids(list + "?status=disabled")).containsExactly(disabled.id());
        assertThat(count(list + "/count?status=policy_violation")).isEqualTo(1);
        assertThat(count(list + "/count?status=active")).isEqualTo(1);
        assertThat(ids("/entity-tokens?max=1000&status=policy_violation"))
                .contains(breaking.id())
                .doesNotContain(keeping.id(), disabled.id());
        assertThat(ids("/entity-tokens?max=1000&status=active"))
                .contains(keeping.id())
                .doesNotContain(breaking.id(), disabled.id());
    }

    private static List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        REALM.user("viewer")
                .get(REALM.admin(path))
                .expect(200)
                .json()
                .forEach(token -> ids.add(token.get("id").textValue()));
        return ids;
    }

    private static long count(String path) {
        return REALM.user("viewer").get(REALM.admin(path)).expect(200).json().longValue();
    }

    /** Each of them, as the node says and as the database says. */
    @ParameterizedTest
    @MethodSource("refusals")
    void listAndTokenAgree(String rule, Object value) {
        token("read");
        token("write");
        token("delete", "write");
        REALM.token(
                tokens.entityId(), NewToken.named("short").may("read").with("lifespan", "PT1H"));
        REALM.token(
                tokens.entityId(), NewToken.named("long").may("write").with("lifespan", "P60D"));
        REALM.token(
                tokens.entityId(),
                NewToken.named("bound").may("read").with("addresses", List.of("192.0.2.1")));
        enforce(rule, value);

        String list = "/entities/" + tokens.entityId() + "/tokens?max=100";
        for (String status : List.of("policy_violation", "active")) {
            List<String> shown = new ArrayList<>();
            REALM.user("viewer")
                    .get(REALM.admin(list))
                    .json()
                    .forEach(
                            token -> {
                                if (token.get("status").textValue().equals(status)) {
                                    shown.add(token.get("id").textValue());
                                }
                            });
            assertThat(ids(list + "&status=" + status))
                    .as(status)
                    .isNotEmpty()
                    .containsExactlyElementsOf(shown);
        }
    }

    /** Nobody has to be told when it comes. */
    @Test
    void rulesAreEnforcedOnceTheirTimeHasCome() {
        Token token = token("read");
        long soon = System.currentTimeMillis() + 2_000;
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()),
                Map.of("expiryRequired", true, "enforceFrom", soon));

        tokens.awaitRefused(token);

        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(soon);
        assertThat(status(token)).isEqualTo("policy_violation");
    }

    @Test
    void rulesOfTheRealmAreEnforcedInAnEntityThatSaysSo() {
        TestRealm realm = TestRealm.named("enforcedpolicyit-realm", Map.of());
        Policies policies = new Policies(realm);
        String early = realm.entity("early");
        String late = realm.entity("late");
        Token first = realm.token(early, "read");
        Token second = realm.token(late, "read");
        policies.set(policies.ofRealm(), "expiryRequired", true).expect(204);

        policies.setSeen(policies.of(early), Map.of("enforceFrom", 1_000L));

        realm.authorize(first, "early", "read").expect(401);
        realm.authorize(second, "late", "read").expect(200);

        policies.setSeen(policies.ofRealm(), Map.of("enforceFrom", 1_000L));

        realm.authorize(second, "late", "read").expect(401);
    }
}
