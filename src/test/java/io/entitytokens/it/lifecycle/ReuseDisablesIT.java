package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.lifecycle.Rotations.Ended;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the policy says so, reuse of a secret switches its token off until somebody rotates it. */
@Tag("database")
final class ReuseDisablesIT {

    private static final TestRealm REALM = TestRealm.of(ReuseDisablesIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM).withRule("onReuse", "disable");

    private static Ended reused() {
        Ended ended = TOKENS.ended();
        assertThat(TOKENS.isGood(ended.old())).isFalse();
        TestRealm.await(
                () -> TOKENS.read(ended.current()), json -> !json.get("enabled").booleanValue());
        return ended;
    }

    private static String act(String action, Token token) {
        return REALM.user("token-manager")
                .post(
                        REALM.admin("/entities/" + TOKENS.entityId() + "/tokens/actions"),
                        Map.of("action", action, "ids", List.of(token.id())))
                .expect(200)
                .json()
                .at("/0/result")
                .textValue();
    }

    @Test
    void reuseSwitchesTheTokenOff() {
        Ended ended = reused();

        JsonNode json = TOKENS.read(ended.current());
        assertThat(json.get("status").textValue()).isEqualTo("disabled");
        assertThat(json.get("disabledReason").textValue()).isEqualTo("reused");
        assertThat(json.has("suspectedTimestamp")).isTrue();
        TOKENS.awaitRefused(ended.current());
    }

    @Test
    void eventTellsThatTheServerDidIt() {
        Ended ended = reused();

        JsonNode act = TOKENS.act(ended.current(), "disable");

        assertThat(act.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(act.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(act.at("/details/actor").textValue()).isEqualTo("server");
        assertThat(act.at("/details/endpoint").textValue()).isEqualTo("forward_auth");
        assertThat(act.at("/details/secret_generation").textValue()).isEqualTo("1");
        assertThat(act.at("/authDetails/userId").textValue()).isNullOrEmpty();
    }

    @Test
    void tokenCannotBeEnabledBeforeItIsRotated() {
        Ended ended = reused();

        JsonNode problem = TOKENS.change(ended.current(), "enabled", true).expect(409).json();

        assertThat(problem.get("errorMessage").textValue()).isNotBlank();
        assertThat(act("enable", ended.current())).isEqualTo("rotation_required");
        assertThat(TOKENS.read(ended.current()).get("status").textValue()).isEqualTo("disabled");
        assertThat(TOKENS.read(ended.current()).get("disabledReason").textValue())
                .isEqualTo("reused");
        assertThat(TOKENS.isGood(ended.current())).isFalse();
    }

    @Test
    void allElseOfTheTokenCanBeChanged() {
        Ended ended = reused();

        TOKENS.change(ended.current(), "description", "lost on a train").expect(204);
        REALM.realmAdmin()
                .put(REALM.path(ended.current()), TOKENS.read(ended.current()))
                .expect(204);
        assertThat(act("disable", ended.current())).isEqualTo("unchanged");

        assertThat(TOKENS.read(ended.current()).get("disabledReason").textValue())
                .isEqualTo("reused");
    }

    @Test
    void rotatedTokenStaysOffUntilItIsEnabled() {
        Ended ended = reused();

        Token newest = TOKENS.rotated(ended.current());

        JsonNode json = TOKENS.read(newest);
        assertThat(json.get("status").textValue()).isEqualTo("disabled");
        assertThat(json.has("disabledReason")).isFalse();
        assertThat(json.has("suspectedTimestamp")).isFalse();
        assertThat(TOKENS.isGood(newest)).isFalse();
        TOKENS.change(newest, "enabled", true).expect(204);
        assertThat(TOKENS.isGood(newest)).isTrue();
        assertThat(TOKENS.isGood(ended.current())).isFalse();
    }

    @Test
    void rotatedTokenCanBeEnabledWithOthers() {
        Token newest = TOKENS.rotated(reused().current());

        assertThat(act("enable", newest)).isEqualTo("done");

        assertThat(TOKENS.isGood(newest)).isTrue();
    }

    /** To dismiss a suspicion is no new secret. */
    @Test
    void dismissedSuspicionLeavesTheTokenOff() {
        Ended ended = reused();
        REALM.user("token-manager")
                .request("POST", REALM.path(ended.current()) + "/suspicion/dismiss")
                .send()
                .expect(204);

        TOKENS.change(ended.current(), "enabled", true).expect(409);

        assertThat(TOKENS.read(ended.current()).get("status").textValue()).isEqualTo("disabled");
    }

    @Test
    void tokenThatIsOffCanBeDeleted() {
        Ended ended = reused();

        assertThat(act("delete", ended.current())).isEqualTo("done");

        REALM.realmAdmin().get(REALM.path(ended.current())).expect(404);
    }

    @Test
    void stragglerWithinTheHourSwitchesNothingOff() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT0S");

        assertThat(TOKENS.isGood(old)).isFalse();
        TOKENS.awaitLaterSuspicion();

        assertThat(TOKENS.isGood(current)).isTrue();
        assertThat(TOKENS.read(current).get("status").textValue()).isEqualTo("active");
    }

    /** Otherwise whoever knows an id could switch its token off. */
    @Test
    void wrongSecretSwitchesNothingOff() {
        Ended ended = TOKENS.ended();
        String wrong = Forgery.withSecretOf(ended.old().secret(), TOKENS.token().secret());

        for (Place place : Place.values()) {
            assertThat(place.accepts(TOKENS, wrong)).isFalse();
        }
        TOKENS.awaitLaterSuspicion();

        assertThat(TOKENS.isGood(ended.current())).isTrue();
        assertThat(TOKENS.read(ended.current()).get("status").textValue()).isEqualTo("active");
    }
}
