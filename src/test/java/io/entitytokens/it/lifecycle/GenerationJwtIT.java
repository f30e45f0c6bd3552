package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JWT stands for the secret that it was issued for, and is worth nothing without it. */
final class GenerationJwtIT {

    private static final String CLAIM = "entity_token_generation";
    private static final TestRealm REALM = TestRealm.of(GenerationJwtIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static String jwt(Place place, Token token) {
        return OAuth.accessToken(place.present(TOKENS, token.secret()));
    }

    private static String jwt(Token token) {
        return jwt(Place.CLIENT_CREDENTIALS, token);
    }

    private static boolean isActive(String jwt) {
        return Place.INTROSPECTION.accepts(TOKENS, jwt);
    }

    private static JsonNode introspected(String presented) {
        return Place.INTROSPECTION.present(TOKENS, presented).expect(200).json();
    }

    /** Where it is left out, it is the first. */
    private static int generation(JsonNode claims) {
        return claims.path(CLAIM).asInt(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREDENTIALS", "TOKEN_EXCHANGE"})
    void jwtTellsTheGenerationOfItsSecret(Place place) {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");
        Token third = TOKENS.rotated(first, "overlap", "PT1H");

        assertThat(generation(OAuth.claims(jwt(place, first)))).isEqualTo(1);
        assertThat(OAuth.claims(jwt(place, second)).get(CLAIM).intValue()).isEqualTo(2);
        assertThat(OAuth.claims(jwt(place, third)).get(CLAIM).intValue()).isEqualTo(3);
    }

    @Test
    void introspectionTellsTheGenerationThatWasPresented() {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");

        assertThat(generation(introspected(first.secret()))).isEqualTo(1);
        assertThat(introspected(second.secret()).get(CLAIM).intValue()).isEqualTo(2);
        assertThat(generation(introspected(jwt(first)))).isEqualTo(1);
        assertThat(introspected(jwt(second)).get(CLAIM).intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREDENTIALS", "TOKEN_EXCHANGE"})
    void jwtExpiresNoLaterThanItsSecret(Place place) {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1M");

        JsonNode brief = OAuth.claims(jwt(place, old));
        JsonNode usual = OAuth.claims(jwt(place, current));

        assertThat(brief.get("exp").longValue()).isEqualTo(TOKENS.ends(old, 1) / 1000);
        assertThat(usual.get("exp").longValue() - usual.get("iat").longValue()).isEqualTo(300);
    }

    @Test
    void introspectionTellsTheEndOfAnOlderSecret() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H");

        assertThat(introspected(old.secret()).get("exp").longValue())
                .isEqualTo(TOKENS.ends(old, 1) / 1000);
        assertThat(introspected(current.secret()).has("exp")).isFalse();
    }

    /** {@code exp} is in full seconds: in the last part of one, a JWT would be dead at birth. */
    @Test
    void secretPastItsLastFullSecondGetsNoJwt() {
        Token old = TOKENS.token();
        TOKENS.rotate(old, "overlap", "PT2S").expect(200);
        List<JsonNode> replies = new ArrayList<>();

        TestRealm.await(
                () -> {
                    Answer answer = Place.CLIENT_CREDENTIALS.present(TOKENS, old.secret());
                    if (answer.status() == 200) {
                        replies.add(answer.json());
                    }
                    return answer.status();
                },
                status -> status == 401);

        long end = TOKENS.ends(old, 1) / 1000;
        assertThat(replies)
                .allSatisfy(
                        reply -> {
                            assertThat(reply.get("expires_in").longValue()).isPositive();
                            JsonNode jwt = OAuth.claims(reply.get("access_token").textValue());
                            assertThat(jwt.get("exp").longValue()).isEqualTo(end);
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREDENTIALS", "TOKEN_EXCHANGE"})
    void jwtOfASecretThatWasEndedIsInactiveAtOnce(Place place) {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");
        String old = jwt(place, first);
        String current = jwt(place, second);
        assertThat(List.of(old, current)).allMatch(GenerationJwtIT::isActive);

        TOKENS.end(first, 1).expect(204);

        assertThat(isActive(old)).isFalse();
        assertThat(isActive(current)).isTrue();
    }

    @Test
    void jwtOfAReplacedSecretIsInactiveAtOnce() {
        Token first = TOKENS.token();
        String old = jwt(first);
        assertThat(isActive(old)).isTrue();

        Token second = TOKENS.rotated(first, "overlap", "PT0S");

        assertThat(isActive(old)).isFalse();
        assertThat(isActive(jwt(second))).isTrue();
        assertThat(TOKENS.refusal(first, "introspection", "retired_secret")).isNotNull();
    }

    @Test
    void jwtOfAnOverlappingSecretIsActiveUntilThatEnds() {
        Token first = TOKENS.token();
        String old = jwt(first);
        Token second =
                TOKENS.rotated(first, "overlap", "PT1H", "endOnFirstUse", true, "settle", "PT0S");
        assertThat(isActive(old)).isTrue();

        String current = jwt(second);

        TestRealm.await(() -> isActive(old), active -> !active);
        assertThat(isActive(current)).isTrue();
    }

    /** Nobody presented the secret: the JWT is what is left of it. */
    @Test
    void jwtOfARetiredSecretIsNoSignOfReuse() {
        Token first = TOKENS.token();
        String old = jwt(first);
        TOKENS.rotate(first, "overlap", "PT1H").expect(200);
        TOKENS.end(first, 1).expect(204);

        assertThat(isActive(old)).isFalse();
        TOKENS.awaitLaterSuspicion();

        assertThat(TOKENS.read(first).has("suspectedTimestamp")).isFalse();
    }
}
