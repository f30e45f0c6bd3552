package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an admin says so, the older secrets end when the newest one is used for the first time. */
@Tag("database")
final class FirstUseIT {

    private static final TestRealm REALM = TestRealm.of(FirstUseIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static Token rotated(Token token, String settle) {
        return TOKENS.rotated(token, "overlap", "PT1H", "endOnFirstUse", true, "settle", settle);
    }

    private static JsonNode awaitFirstUse(Token token, int generation) {
        return TestRealm.await(
                () -> TOKENS.secret(token, generation), json -> json.has("firstUsedTimestamp"));
    }

    /** Waits until whatever was presented before has had its effect, by something later. */
    private static void awaitLaterFirstUse() {
        Token old = TOKENS.token();
        Token current = rotated(old, "PT0S");
        assertThat(TOKENS.isGood(current)).isTrue();
        TOKENS.awaitRefused(old);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SELF")
    void firstUseEndsTheOlderSecrets(Place place) {
        Token first = TOKENS.token();
        Token second = TOKENS.rotated(first, "overlap", "PT1H");
        Token third = rotated(first, "PT0S");
        String etag = TOKENS.get(first).header("ETag");
        assertThat(place.accepts(TOKENS, first.secret())).isTrue();
        assertThat(place.accepts(TOKENS, second.secret())).isTrue();

        assertThat(place.accepts(TOKENS, third.secret())).isTrue();

        TOKENS.awaitRefused(first);
        TOKENS.awaitRefused(second);
        assertThat(place.accepts(TOKENS, third.secret())).isTrue();
        assertThat(TOKENS.states(first)).containsExactly("3 current", "2 retired", "1 retired");
        assertThat(TOKENS.get(first).header("ETag")).isEqualTo(etag);
    }

    @Test
    void olderSecretsStayAsLongAsTheNewestIsNotUsed() {
        Token old = TOKENS.token();
        rotated(old, "PT0S");

        assertThat(TOKENS.isGood(old)).isTrue();
        awaitLaterFirstUse();

        assertThat(TOKENS.isGood(old)).isTrue();
        assertThat(TOKENS.states(old)).containsExactly("2 current", "1 overlapping");
    }

    @Test
    void refusalIsNoUse() {
        Token old = TOKENS.token();
        Token current = rotated(old, "PT0S");

        REALM.authorize(current, "invoice", "write").expect(403);
        REALM.authorize(current, "order", "read").expect(403);
        awaitLaterFirstUse();

        assertThat(TOKENS.secret(old, 2).has("firstUsedTimestamp")).isFalse();
        assertThat(TOKENS.isGood(old)).isTrue();
    }

    @Test
    void holdersOwnEndpointIsNoUse() {
        Token old = TOKENS.token();
        Token current = rotated(old, "PT0S");

        assertThat(Place.SELF.accepts(TOKENS, current.secret())).isTrue();
        awaitLaterFirstUse();

        assertThat(TOKENS.secret(old, 2).has("firstUsedTimestamp")).isFalse();
        assertThat(TOKENS.isGood(old)).isTrue();
    }

    @Test
    void olderSecretsEndWhenTheyHaveSettled() {
        Token old = TOKENS.token();
        Token current = rotated(old, "PT1S");
        assertThat(TOKENS.isGood(current)).isTrue();
        long used = awaitFirstUse(old, 2).get("firstUsedTimestamp").longValue();

        TOKENS.awaitRefused(old);

        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(used + 1000);
        assertThat(TOKENS.isGood(current)).isTrue();
    }

    @Test
    void olderSecretsStayGoodWhileTheySettle() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H", "endOnFirstUse", true);
        assertThat(TOKENS.isGood(current)).isTrue();

        long used = awaitFirstUse(old, 2).get("firstUsedTimestamp").longValue();

        assertThat(TOKENS.isGood(old)).isTrue();
        assertThat(TOKENS.ends(old, 1) - used)
                .as("a quarter of an hour, unless somebody says otherwise")
                .isBetween(Duration.ofMinutes(15).toMillis(), Duration.ofMinutes(16).toMillis());
    }

    @Test
    void settlingNeverMovesAnEndLater() {
        Token old = TOKENS.token();
        Token current = rotated(old, "P1D");
        long end = TOKENS.ends(old, 1);
        assertThat(TOKENS.isGood(current)).isTrue();

        awaitFirstUse(old, 2);
        awaitLaterFirstUse();

        assertThat(TOKENS.ends(old, 1)).isEqualTo(end);
    }

    @Test
    void firstUseEndsNothingUnlessSomebodySaysSo() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H");
        long end = TOKENS.ends(old, 1);
        assertThat(TOKENS.isGood(current)).isTrue();

        awaitFirstUse(old, 2);
        awaitLaterFirstUse();

        assertThat(TOKENS.ends(old, 1)).isEqualTo(end);
        assertThat(TOKENS.isGood(old)).isTrue();
    }

    /** The reply of the second rotation was lost: its secret is not the newest any more. */
    @Test
    void useOfASecretThatWasReplacedEndsNothing() {
        Token first = TOKENS.token();
        Token second = rotated(first, "PT0S");
        TOKENS.rotate(first, "overlap", "PT1H").expect(200);

        assertThat(TOKENS.isGood(second)).isTrue();
        awaitLaterFirstUse();

        assertThat(TOKENS.isGood(first)).isTrue();
        assertThat(TOKENS.states(first))
                .containsExactly("3 current", "2 overlapping", "1 overlapping");
    }
}
