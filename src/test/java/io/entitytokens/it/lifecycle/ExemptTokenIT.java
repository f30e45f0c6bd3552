package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that the rules leave out, because somebody who manages entities has said so. */
@Tag("database")
final class ExemptTokenIT {

    private static final TestRealm REALM = TestRealm.of(ExemptTokenIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);

    @BeforeAll
    static void makeRules() {
        POLICIES.setSeen(
                POLICIES.ofRealm(),
                Map.of(
                        "maxLifespan",
                        "P30D",
                        "expiryRequired",
                        true,
                        "defaultLifespan",
                        "P7D",
                        "namePattern",
                        "SAP .*",
                        "permissions",
                        List.of("read"),
                        "addressesRequired",
                        true,
                        "maxTokens",
                        1,
                        "maxOverlap",
                        "PT1H",
                        "enforceFrom",
                        1_000L));
    }

    private static Token exempt(String name) {
        return REALM.token(
                TOKENS.entityId(), NewToken.named(name).may("read", "write").with("exempt", true));
    }

    private static Answer change(String user, Token token, String json) {
        return REALM.user(user).request("PUT", REALM.path(token)).json(json).send();
    }

    @Test
    void noRuleHoldsForIt() {
        Token first = exempt("First");
        Token second = exempt("Second");

        for (Token token : List.of(first, second)) {
            JsonNode read = TOKENS.read(token);
            assertThat(read.get("status").textValue()).isEqualTo("active");
            assertThat(read.get("exempt").booleanValue()).isTrue();
            assertThat(read.has("expiresTimestamp")).isFalse();
            assertThat(read.get("effectivePermissions")).hasToString("[\"read\",\"write\"]");
            REALM.authorize(token, TOKENS.entity(), "write").expect(200);
        }
    }

    @Test
    void onlyWhoManagesEntitiesMayExemptATokenOrEndThat() {
        Token token = exempt("Guarded");

        change("token-manager", token, "{\"exempt\":false}").expect(403);
        change("entity-manager", token, "{\"exempt\":false}").expect(204);
        assertThat(TOKENS.isGood(token)).isFalse();
        change("token-manager", token, "{\"exempt\":true}").expect(403);
        assertThat(TOKENS.isGood(token)).isFalse();
        change("entity-manager", token, "{\"exempt\":true}").expect(204);

        assertThat(TOKENS.isGood(token)).isTrue();
    }

    /** As the console sends back what it has read. */
    @Test
    void unchangedExemptionIsNoChange() {
        Token token = exempt("Written back");

        change("token-manager", token, "{\"exempt\":true,\"description\":\"x\"}").expect(204);

        assertThat(TOKENS.read(token).get("description").textValue()).isEqualTo("x");
    }

    @Test
    void onlyWhoManagesEntitiesChangesItAgainstTheRules() {
        Token token = exempt("Changed");

        change("token-manager", token, "{\"name\":\"ERP\"}").expect(403);
        change("token-manager", token, "{\"permissions\":[\"delete\"]}").expect(403);
        change("token-manager", token, "{\"expiresTimestamp\":4102444800000}").expect(403);
        change("token-manager", token, "{\"name\":\"SAP changed\"}").expect(204);
        change("entity-manager", token, "{\"name\":\"ERP\"}").expect(204);
        change("entity-manager", token, "{\"expiresTimestamp\":4102444800000}").expect(204);

        assertThat(TOKENS.read(token).get("name").textValue()).isEqualTo("ERP");
    }

    @Test
    void rotationKeepsWhatItHasAndOnlyWhoManagesEntitiesAsksForMore() {
        Token token = exempt("Rotated");

        TOKENS.rotate(token).expect(200);
        JsonNode rotated = TOKENS.read(token);
        assertThat(rotated.has("expiresTimestamp")).isFalse();
        assertThat(TOKENS.ends(token, 1) - rotated.get("secretCreatedTimestamp").longValue())
                .isEqualTo(Duration.ofHours(1).toMillis());
        TOKENS.rotate(token, "overlap", "PT2H").expect(403);
        TOKENS.rotate(token, "lifespan", "P60D").expect(403);
        REALM.user("entity-manager")
                .post(REALM.path(token) + "/rotate", Map.of("lifespan", "P60D", "overlap", "PT2H"))
                .expect(200);

        assertThat(TOKENS.read(token).get("generation").intValue()).isEqualTo(3);
    }

    /** Nothing of a refused request is stored, the issuing client of a first token neither. */
    @Test
    void exemptTokenOfWhoMayNotIsNotMade() {
        TestRealm fresh = TestRealm.named("exempttokenit-fresh", Map.of());
        String entity = fresh.entity("invoice");

        fresh.user("token-manager")
                .post(
                        fresh.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", "n", "permissions", List.of("read"), "exempt", true))
                .expect(403);

        assertThat(fresh.masterAdmin().get(fresh.admin("/clients?clientId=entity-tokens")).json())
                .isEmpty();
    }

    /** Saying nothing gives no more than asking for it. */
    @Test
    void expiryMovesOnBeyondTheRulesOnlyForWhoManagesEntities() {
        Token token =
                REALM.token(
                        TOKENS.entityId(),
                        NewToken.named("Moving")
                                .may("read")
                                .with("exempt", true)
                                .with("lifespan", "P60D"));

        TOKENS.rotate(token).expect(403);
        TOKENS.rotate(token, "lifespan", "P30D").expect(200);
        REALM.user("entity-manager")
                .post(REALM.path(token) + "/rotate", Map.of("lifespan", "P60D"))
                .expect(200);
        REALM.user("entity-manager")
                .post(REALM.path(token) + "/rotate", Map.of("overlap", "PT0S"))
                .expect(200);

        assertThat(TOKENS.read(token).get("generation").intValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void itIsAcceptedEverywhereUntilTheRulesHoldForIt(Place place) {
        Rotations own = TOKENS.of("exempt-" + place.value().replace('_', '-'));
        Token token = exemptIn(own);

        assertThat(place.accepts(own, token.secret())).isTrue();
        change("entity-manager", token, "{\"exempt\":false}").expect(204);

        assertThat(place.accepts(own, token.secret())).isFalse();
    }

    private static Token exemptIn(Rotations own) {
        return own.realm()
                .token(
                        own.entityId(),
                        NewToken.named("Endless").may("read", "write").with("exempt", true));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREDENTIALS", "TOKEN_EXCHANGE"})
    void jwtOfItGrantsWhatItHasUntilTheRulesHoldForIt(Place place) {
        Rotations own = TOKENS.of("jwt-" + place.value().replace('_', '-'));
        Token token = exemptIn(own);

        String jwt = OAuth.accessToken(place.present(own, token.secret()));

        assertThat(OAuth.claims(jwt).get("scope").textValue())
                .isEqualTo("entity:read entity:write");
        assertThat(Place.INTROSPECTION.accepts(own, jwt)).isTrue();
        change("entity-manager", token, "{\"exempt\":false}").expect(204);
        assertThat(Place.INTROSPECTION.accepts(own, jwt)).isFalse();
    }

    /** That of any other token would end then. */
    @Test
    void jwtOfItOutlivesTheTimeFromWhichRulesAreEnforced() {
        TestRealm realm = TestRealm.named("exempttokenit-soon", Map.of());
        Rotations own = Rotations.in(realm);
        Policies policies = new Policies(realm);
        Token token = exemptIn(own);
        long soon = System.currentTimeMillis() + 120_000;
        policies.setSeen(
                policies.of(own.entityId()), Map.of("expiryRequired", true, "enforceFrom", soon));

        String jwt = OAuth.accessToken(Place.CLIENT_CREDENTIALS.present(own, token.secret()));

        assertThat(OAuth.claims(jwt).get("exp").longValue()).isGreaterThan(soon / 1_000);
    }
}
