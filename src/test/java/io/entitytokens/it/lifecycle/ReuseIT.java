package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.lifecycle.Rotations.Ended;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody presents a secret that a token no longer has, and learns nothing from it. */
@Tag("database")
final class ReuseIT {

    private static final TestRealm REALM = TestRealm.of(ReuseIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    /** The id of a token with a secret that it never had. */
    private static String wrong(Token token) {
        return Forgery.withSecretOf(token.secret(), TOKENS.token().secret());
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void retiredSecretIsRefusedAsAWrongOne(Place place) {
        Token old = TOKENS.token();
        TOKENS.rotate(old, "overlap", "PT0S").expect(200);

        assertThat(Place.words(place.present(TOKENS, old.secret())))
                .isEqualTo(Place.words(place.present(TOKENS, wrong(old))));
        assertThat(TOKENS.refusal(old, place.value(), "wrong_secret")).isNotNull();
        JsonNode event = TOKENS.refusal(old, place.value(), "retired_secret");
        assertThat(event.at("/details/entity").textValue()).isEqualTo("invoice");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void secretThatWasEndedEarlyIsRefusedAsAWrongOne(Place place) {
        Ended ended = TOKENS.ended();

        assertThat(Place.words(place.present(TOKENS, ended.old().secret())))
                .isEqualTo(Place.words(place.present(TOKENS, wrong(ended.old()))));
        assertThat(TOKENS.refusal(ended.old(), place.value(), "retired_secret")).isNotNull();
    }

    @Test
    void refusalOfARetiredSecretIsThatOfABadToken() {
        Token old = TOKENS.token();
        TOKENS.rotate(old, "overlap", "PT0S").expect(200);

        assertThat(Place.FORWARD_AUTH.present(TOKENS, old.secret()).status()).isEqualTo(401);
        assertThat(Place.SELF.present(TOKENS, old.secret()).status()).isEqualTo(401);
        assertThat(Place.CLIENT_CREDENTIALS.present(TOKENS, old.secret()).status()).isEqualTo(401);
        assertThat(Place.TOKEN_EXCHANGE.present(TOKENS, old.secret()).status()).isEqualTo(400);
        assertThat(Place.INTROSPECTION.present(TOKENS, old.secret()).expect(200).body())
                .isEqualTo("{\"active\":false}");
        assertThat(Place.AUTHZEN.present(TOKENS, old.secret()).expect(200).body())
                .isEqualTo("{\"decision\":false,\"context\":{\"reason\":\"invalid_token\"}}");
    }

    /** Whoever has the secret of a token that is off learns no more than who has a wrong one. */
    @Test
    void retiredSecretOfADisabledTokenIsRefusedAsAWrongOne() {
        Token old = TOKENS.token();
        TOKENS.rotate(old, "overlap", "PT0S").expect(200);
        TOKENS.change(old, "enabled", false).expect(204);

        assertThat(Place.words(Place.AUTHZEN.present(TOKENS, old.secret())))
                .isEqualTo(Place.words(Place.AUTHZEN.present(TOKENS, wrong(old))));
        assertThat(TOKENS.refusal(old, "authzen", "retired_secret")).isNotNull();
    }

    @Test
    void stragglerWithinTheHourIsNoSuspicion() {
        Token replaced = TOKENS.token();
        TOKENS.rotate(replaced, "overlap", "PT0S").expect(200);
        Token overlapped = TOKENS.token();
        TOKENS.rotate(overlapped, "overlap", "PT1S").expect(200);
        Token succeeded = TOKENS.token();
        Token successor = TOKENS.rotated(succeeded, "endOnFirstUse", true, "settle", "PT0S");
        assertThat(TOKENS.isGood(successor)).isTrue();

        for (Token old : new Token[] {replaced, overlapped, succeeded}) {
            TOKENS.awaitRefused(old);
            assertThat(TOKENS.isGood(old)).isFalse();
        }
        TOKENS.awaitLaterSuspicion();

        for (Token old : new Token[] {replaced, overlapped, succeeded}) {
            JsonNode json = TOKENS.read(old);
            assertThat(json.has("suspectedTimestamp")).isFalse();
            assertThat(json.get("status").textValue()).isEqualTo("active");
            assertThat(TOKENS.acts(old, "suspect")).isEmpty();
        }
    }

    @Test
    void refusalOfARetiredSecretLeavesNoStamp() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT0S");
        assertThat(TOKENS.isGood(old)).isFalse();
        assertThat(TOKENS.isGood(current)).isTrue();

        JsonNode json =
                TestRealm.await(
                        () -> TOKENS.read(old), read -> read.get("useCount").longValue() > 0);

        assertThat(json.get("useCount").longValue()).isEqualTo(1);
        assertThat(TOKENS.secret(old, 1).has("lastUsedTimestamp")).isFalse();
    }
}
