package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin ends an older secret of a token, and nobody accepts it from then on. */
@Tag("database")
final class SecretEndIT {

    private static final TestRealm REALM = TestRealm.of(SecretEndIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    @ParameterizedTest
    @EnumSource(Place.class)
    void endedSecretIsRefusedAtOnce(Place place) {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H");
        assertThat(place.accepts(TOKENS, old.secret())).isTrue();

        TOKENS.end(old, 1).expect(204);

        assertThat(place.accepts(TOKENS, old.secret())).isFalse();
        assertThat(place.accepts(TOKENS, current.secret())).isTrue();
    }

    @Test
    void othersStayAsTheyAre() {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");
        Token third = TOKENS.rotated(first, "overlap", "PT1H");
        long end = TOKENS.ends(first, 1);

        TOKENS.end(first, 2).expect(204);

        assertThat(TOKENS.states(first)).containsExactly("3 current", "2 retired", "1 overlapping");
        assertThat(TOKENS.ends(first, 1)).isEqualTo(end);
        assertThat(TOKENS.ends(first, 2)).isLessThanOrEqualTo(System.currentTimeMillis());
        assertThat(List.of(first, third)).allMatch(TOKENS::isGood);
        assertThat(TOKENS.isGood(second)).isFalse();
    }

    @Test
    void placeOfAnEndedSecretIsFreeForAnother() {
        Token first = TOKENS.token();
        TOKENS.rotate(first, "overlap", "PT1H").expect(200);
        Token third = TOKENS.rotated(first, "overlap", "PT1H");
        TOKENS.end(first, 2).expect(204);

        Token fourth = TOKENS.rotated(first, "overlap", "PT1H");

        assertThat(List.of(first, third, fourth)).allMatch(TOKENS::isGood);
    }

    @Test
    void currentSecretIsAConflict() {
        Token old = TOKENS.token();
        Answer only = TOKENS.end(old, 1);
        Token current = TOKENS.rotated(old, "overlap", "PT1H");

        Answer answer = TOKENS.end(old, 2);

        assertThat(only.expect(409).json().get("errorMessage").textValue()).isNotBlank();
        assertThat(answer.expect(409).json().get("errorMessage").textValue()).isNotBlank();
        assertThat(List.of(old, current)).allMatch(TOKENS::isGood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "x", "1.0", "4294967297", "99999999999999999999"})
    void unknownSecretIsNotFound(String generation) {
        Token old = TOKENS.token();
        TOKENS.rotate(old, "overlap", "PT1H").expect(200);

        TOKENS.end(old, generation).expect(404);

        assertThat(TOKENS.isGood(old)).isTrue();
    }

    @Test
    void retiredSecretStaysAsItEnded() {
        Token old = TOKENS.ended().old();
        long end = TOKENS.ends(old, 1);

        TOKENS.end(old, 1).expect(204);

        assertThat(TOKENS.ends(old, 1)).isEqualTo(end);
        assertThat(TOKENS.acts(old, "end_secret")).hasSize(1);
    }

    @Test
    void eventTellsWhoEndedWhich() {
        Token old = TOKENS.ended().old();

        JsonNode act = TOKENS.acts(old, "end_secret").get(0);

        assertThat(act.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(act.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(act.at("/details/secret_generation").textValue()).isEqualTo("1");
        assertThat(act.at("/details/admin_username").textValue()).isEqualTo("token-manager");
    }

    /** Five younger secrets that were ended do not push out one that is still good. */
    @Test
    void goodSecretIsNotForgottenForYoungerOnes() {
        Token first = TOKENS.token();
        TOKENS.rotate(first, "overlap", "P30D").expect(200);
        for (int generation = 2; generation <= 7; generation++) {
            TOKENS.rotate(first, "overlap", "P30D").expect(200);
            TOKENS.end(first, generation).expect(204);
        }

        assertThat(TOKENS.isGood(first)).isTrue();
    }
}
