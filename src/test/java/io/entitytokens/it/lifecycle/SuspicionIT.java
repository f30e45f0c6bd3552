package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.lifecycle.Rotations.Ended;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A secret that an admin ended early is presented again: its token is suspected until somebody
 * acts.
 */
@Tag("database")
final class SuspicionIT {

    private static final TestRealm REALM = TestRealm.of(SuspicionIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static Ended suspected() {
        Ended ended = TOKENS.ended();
        assertThat(TOKENS.isGood(ended.old())).isFalse();
        TOKENS.awaitSuspicion(ended.current());
        return ended;
    }

    private static Answer dismiss(Token token) {
        return REALM.user("token-manager")
                .request("POST", REALM.path(token) + "/suspicion/dismiss")
                .send();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void secretThatWasEndedEarlyRaisesSuspicion(Place place) {
        Ended ended = TOKENS.ended();
        long before = System.currentTimeMillis();

        assertThat(place.accepts(TOKENS, ended.old().secret())).isFalse();

        JsonNode json = TOKENS.awaitSuspicion(ended.current());
        assertThat(json.get("suspectedTimestamp").longValue())
                .isBetween(before, System.currentTimeMillis());
        assertThat(json.get("status").textValue()).isEqualTo("active");
        assertThat(json.get("enabled").booleanValue()).isTrue();
        assertThat(json.has("disabledReason")).isFalse();
        assertThat(TOKENS.isGood(ended.current())).isTrue();
    }

    @Test
    void eventTellsOfTheSuspicionAndNamesNoAdmin() {
        Ended ended = suspected();

        JsonNode act = TOKENS.act(ended.current(), "suspect");

        assertThat(act.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(act.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(act.get("resourcePath").textValue())
                .isEqualTo("entities/" + TOKENS.entityId() + "/tokens/" + ended.current().id());
        assertThat(act.at("/details/actor").textValue()).isEqualTo("server");
        assertThat(act.at("/details/endpoint").textValue()).isEqualTo("forward_auth");
        assertThat(act.at("/details/secret_generation").textValue()).isEqualTo("1");
        assertThat(act.at("/authDetails/userId").textValue()).isNullOrEmpty();
        assertThat(act.at("/details").has("admin_username")).isFalse();
        assertThat(act.at("/authDetails/ipAddress").textValue()).isNotBlank();
    }

    @Test
    void eventsOfTheEntityTellOfTheSuspicionToo() {
        Ended ended = suspected();
        TOKENS.act(ended.current(), "suspect");

        JsonNode events =
                REALM.user("viewer")
                        .get(
                                REALM.admin(
                                        "/entities/"
                                                + TOKENS.entityId()
                                                + "/events?kind=ACTION&tokenId="
                                                + ended.current().id()))
                        .expect(200)
                        .json();

        assertThat(events.toString()).contains("suspect").contains("end_secret");
    }

    @Test
    void repeatedReuseIsOneSuspicion() {
        Ended ended = suspected();
        JsonNode since = TOKENS.read(ended.current()).get("suspectedTimestamp");

        for (int i = 0; i < 5; i++) {
            assertThat(TOKENS.isGood(ended.old())).isFalse();
        }
        TOKENS.awaitLaterSuspicion();

        assertThat(TOKENS.acts(ended.current(), "suspect")).hasSize(1);
        assertThat(TOKENS.read(ended.current()).get("suspectedTimestamp")).isEqualTo(since);
    }

    @Test
    void adminDismissesASuspicion() {
        Ended ended = suspected();

        dismiss(ended.current()).expect(204);

        assertThat(TOKENS.read(ended.current()).has("suspectedTimestamp")).isFalse();
        JsonNode act = TOKENS.act(ended.current(), "dismiss_suspicion");
        assertThat(act.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(act.at("/details/admin_username").textValue()).isEqualTo("token-manager");
        assertThat(TOKENS.isGood(ended.current())).isTrue();
        assertThat(TOKENS.isGood(ended.old())).isFalse();
    }

    @Test
    void suspicionThatIsNotThereCanBeDismissed() {
        Token token = TOKENS.token();

        dismiss(token).expect(204);

        assertThat(TOKENS.read(token).get("status").textValue()).isEqualTo("active");
    }

    @Test
    void rotationClearsASuspicionAndEndsEveryOlderSecret() {
        Ended ended = suspected();

        Token newest = TOKENS.rotated(ended.current());

        assertThat(TOKENS.read(newest).has("suspectedTimestamp")).isFalse();
        assertThat(TOKENS.states(newest)).containsExactly("3 current", "2 retired", "1 retired");
        assertThat(TOKENS.isGood(newest)).isTrue();
        assertThat(TOKENS.isGood(ended.current())).isFalse();
    }

    @Test
    void suspectedTokenTakesNoOverlap() {
        Ended ended = suspected();

        Answer answer = TOKENS.rotate(ended.current(), "overlap", "PT1S");

        assertThat(answer.expect(400).json().get("field").textValue()).isEqualTo("overlap");
        assertThat(TOKENS.read(ended.current()).has("suspectedTimestamp")).isTrue();
        assertThat(TOKENS.isGood(ended.current())).isTrue();
        TOKENS.rotate(ended.current(), "overlap", "PT0S").expect(200);
    }

    /** Many know an id, and the checksum is no secret. */
    @Test
    void wrongSecretRaisesNoSuspicion() {
        Ended ended = TOKENS.ended();
        String wrong = Forgery.withSecretOf(ended.old().secret(), TOKENS.token().secret());

        for (Place place : Place.values()) {
            assertThat(place.accepts(TOKENS, wrong)).isFalse();
            assertThat(TOKENS.refusal(ended.old(), place.value(), "wrong_secret")).isNotNull();
        }
        TOKENS.awaitLaterSuspicion();

        assertThat(TOKENS.read(ended.current()).has("suspectedTimestamp")).isFalse();
        assertThat(TOKENS.acts(ended.current(), "suspect")).isEmpty();
        assertThat(TOKENS.isGood(ended.current())).isTrue();
    }

    @Test
    void suspicionIsSettledByThoseWhoManageTokens() {
        Ended ended = suspected();

        REALM.user("viewer")
                .post(REALM.path(ended.current()) + "/suspicion/dismiss", Map.of())
                .expect(403);

        assertThat(TOKENS.read(ended.current()).has("suspectedTimestamp")).isTrue();
    }
}
