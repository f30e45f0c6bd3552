package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token gets a new secret and stays what it is; the older secrets end as the admin says. */
@Tag("database")
final class RotationIT {

    private static final TestRealm REALM = TestRealm.of(RotationIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void allButTheSecretStays() {
        Token token =
                REALM.token(
                        TOKENS.entityId(),
                        NewToken.named("SAP & Söhne")
                                .may("read", "write")
                                .with("description", "x"));
        assertThat(TOKENS.isGood(token)).isTrue();
        JsonNode before =
                TestRealm.await(() -> TOKENS.read(token), json -> json.has("lastReadTimestamp"));

        ObjectNode reply = (ObjectNode) TOKENS.rotate(token).expect(200).json();

        JsonNode after = TOKENS.read(token);
        assertThat(
                        List.of(
                                "id",
                                "entityId",
                                "entityName",
                                "name",
                                "description",
                                "permissions",
                                "enabled",
                                "status",
                                "hint",
                                "createdTimestamp",
                                "createdBy",
                                "lastUsedTimestamp",
                                "lastUsedIp",
                                "lastUsedEndpoint",
                                "lastReadTimestamp",
                                "useCount"))
                .allSatisfy(field -> assertThat(after.get(field)).isEqualTo(before.get(field)));
        assertThat(after.get("generation").intValue()).isEqualTo(2);
        assertThat(reply.remove("token").textValue())
                .startsWith("ket_" + token.id() + "_")
                .isNotEqualTo(token.secret());
        assertThat(reply).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void bothSecretsAreGoodDuringTheOverlap(Place place) {
        Token old = TOKENS.token();
        assertThat(place.accepts(TOKENS, old.secret())).isTrue();

        Token current = TOKENS.rotated(old, "overlap", "PT1H");

        assertThat(place.accepts(TOKENS, current.secret())).isTrue();
        assertThat(place.accepts(TOKENS, old.secret())).isTrue();
    }

    @Test
    void usesOfAllSecretsAreTheTokensUses() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H");

        Stream.of(old, current, old).forEach(used -> assertThat(TOKENS.isGood(used)).isTrue());

        TestRealm.await(() -> TOKENS.read(old), json -> json.get("useCount").longValue() == 3);
    }

    @Test
    void oldSecretIsRefusedOnceItsOverlapIsOver() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1S");
        long ends = TOKENS.ends(old, 1);

        TOKENS.awaitRefused(old);

        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(ends);
        assertThat(ends - TOKENS.read(old).get("secretCreatedTimestamp").longValue())
                .isEqualTo(1000);
        assertThat(TOKENS.isGood(current)).isTrue();
        assertThat(TOKENS.states(old)).containsExactly("2 current", "1 retired");
        assertThat(TOKENS.ends(old, 1)).isEqualTo(ends);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void rotationWithoutOverlapEndsTheOldSecretAtOnce(Place place) {
        Token old = TOKENS.token();
        assertThat(place.accepts(TOKENS, old.secret())).isTrue();

        Token current = TOKENS.rotated(old, "overlap", "PT0S");

        assertThat(place.accepts(TOKENS, old.secret())).isFalse();
        assertThat(place.accepts(TOKENS, current.secret())).isTrue();
    }

    @Test
    void overlapIsADayUnlessSomebodySaysOtherwise() {
        Token none = TOKENS.token();
        Token empty = TOKENS.token();
        Token object = TOKENS.token();

        REALM.realmAdmin().request("POST", REALM.path(none) + "/rotate").send().expect(200);
        REALM.realmAdmin()
                .request("POST", REALM.path(empty) + "/rotate")
                .json("")
                .send()
                .expect(200);
        TOKENS.rotate(object).expect(200);

        assertThat(List.of(none, empty, object))
                .allSatisfy(
                        token ->
                                assertThat(
                                                TOKENS.ends(token, 1)
                                                        - TOKENS.secret(token, 2)
                                                                .get("createdTimestamp")
                                                                .longValue())
                                        .isEqualTo(24 * HOUR));
    }

    @Test
    void fourthGoodSecretIsAConflictThatNamesTheNextEnd() {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT2H");
        Token third = TOKENS.rotated(first, "overlap", "PT3H");

        Answer refused = TOKENS.rotate(first, "overlap", "PT1H");

        String minute = Instant.ofEpochMilli(TOKENS.ends(first, 1)).toString().substring(0, 16);
        assertThat(refused.expect(409).json().get("errorMessage").textValue()).contains(minute);
        TOKENS.rotate(first).expect(409);
        assertThat(TOKENS.states(first))
                .containsExactly("3 current", "2 overlapping", "1 overlapping");
        assertThat(List.of(first, second, third)).allMatch(TOKENS::isGood);
    }

    @Test
    void rotationWithoutOverlapIsNeverAConflict() {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");
        Token third = TOKENS.rotated(first, "overlap", "PT1H");

        Token fourth = TOKENS.rotated(first, "overlap", "PT0S");

        assertThat(TOKENS.isGood(fourth)).isTrue();
        assertThat(List.of(first, second, third)).noneMatch(TOKENS::isGood);
    }

    @Test
    void endOfASecretNeverMovesLater() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "PT1H").expect(200);
        long end = TOKENS.ends(token, 1);

        TOKENS.rotate(token, "overlap", "PT2H").expect(200);

        assertThat(TOKENS.ends(token, 1)).isEqualTo(end);
        assertThat(TOKENS.ends(token, 2))
                .isEqualTo(TOKENS.read(token).get("secretCreatedTimestamp").longValue() + 2 * HOUR);
    }

    @Test
    void shorterOverlapHoldsForAllOlderSecrets() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "PT2H").expect(200);

        TOKENS.rotate(token, "overlap", "PT1H").expect(200);

        assertThat(TOKENS.ends(token, 1))
                .isEqualTo(TOKENS.ends(token, 2))
                .isEqualTo(TOKENS.read(token).get("secretCreatedTimestamp").longValue() + HOUR);
    }

    @Test
    void rotationOfADisabledTokenEndsItsOldSecretAndLeavesItDisabled() {
        Token old = TOKENS.token();
        TOKENS.change(old, "enabled", false).expect(204);

        Token current = TOKENS.rotated(old);

        assertThat(TOKENS.states(old)).containsExactly("2 current", "1 retired");
        assertThat(TOKENS.isGood(current)).isFalse();
        TOKENS.change(old, "enabled", true).expect(204);
        assertThat(TOKENS.isGood(current)).isTrue();
        assertThat(TOKENS.isGood(old)).isFalse();
    }

    @Test
    void rotationOfAnExpiredTokenEndsItsOldSecretAndGivesItNewLife() {
        Token old =
                REALM.token(
                        TOKENS.entityId(),
                        NewToken.named("expired").may("read").with("lifespan", "PT1S"));
        TestRealm.await(
                () -> TOKENS.read(old), json -> json.get("status").textValue().equals("expired"));

        Token current = TOKENS.rotated(old, "lifespan", "P1D");

        assertThat(TOKENS.isGood(current)).isTrue();
        assertThat(TOKENS.isGood(old)).isFalse();
        assertThat(TOKENS.states(old)).containsExactly("2 current", "1 retired");
    }
}
