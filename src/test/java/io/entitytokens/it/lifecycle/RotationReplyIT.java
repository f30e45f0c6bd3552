package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the admin who rotates a token is told, once, and what everybody is told later. */
final class RotationReplyIT {

    private static final TestRealm REALM = TestRealm.of(RotationReplyIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static Answer rotateIfMatch(Token token, String ifMatch) {
        return REALM.user("token-manager")
                .request("POST", REALM.path(token) + "/rotate")
                .header("If-Match", ifMatch)
                .json(Map.of("overlap", "PT1H"))
                .send();
    }

    @Test
    void replyIsStoredNowhere() {
        Answer reply = TOKENS.rotate(TOKENS.token()).expect(200);

        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void replyHasTheVersionThatTheTokenHasNow() {
        Token token = TOKENS.token();
        String before = TOKENS.get(token).header("ETag");

        Answer reply = TOKENS.rotate(token).expect(200);

        assertThat(reply.header("ETag"))
                .isEqualTo(TOKENS.get(token).header("ETag"))
                .isNotEqualTo(before);
    }

    @Test
    void staleIfMatchIs412AndRotatesNothing() {
        Token token = TOKENS.token();
        String stale = TOKENS.get(token).header("ETag");
        TOKENS.change(token, "description", "changed").expect(204);

        Answer refused = rotateIfMatch(token, stale);

        assertThat(refused.expect(412).json().get("field").textValue()).isEqualTo("If-Match");
        assertThat(TOKENS.read(token).get("generation").intValue()).isEqualTo(1);
        assertThat(TOKENS.isGood(token)).isTrue();
    }

    @Test
    void currentIfMatchRotates() {
        Token token = TOKENS.token();

        Answer first = rotateIfMatch(token, TOKENS.get(token).header("ETag"));
        Answer second = rotateIfMatch(token, first.expect(200).header("ETag"));

        assertThat(second.expect(200).json().get("generation").intValue()).isEqualTo(3);
    }

    @Test
    void callerMayAskForTheRepresentation() {
        Token token = TOKENS.token();

        Answer reply =
                REALM.user("token-manager")
                        .request("POST", REALM.path(token) + "/rotate")
                        .header("Prefer", "return=representation")
                        .send();

        assertThat(TOKENS.isGood(Rotations.newest(token, reply))).isTrue();
    }

    @Test
    void secretIsShownOnceOnly() {
        Token current = TOKENS.rotated(TOKENS.token());
        String secret = current.secret().substring(27, 70);

        List<String> later =
                List.of(
                        TOKENS.get(current).body(),
                        read("/entities/" + TOKENS.entityId() + "/tokens"),
                        read("/entity-tokens"),
                        read("/entities/" + TOKENS.entityId() + "/events"),
                        REALM.adminEvents().toString());

        assertThat(later).allMatch(text -> text.contains(current.id()));
        assertThat(later).noneMatch(text -> text.contains(secret));
    }

    private static String read(String path) {
        return REALM.realmAdmin().get(REALM.admin(path + "?max=1000")).expect(200).body();
    }

    @Test
    void eventTellsWhoRotatedWhich() {
        Token token = TOKENS.token();
        TOKENS.rotate(token).expect(200);

        List<JsonNode> acts = TOKENS.acts(token, "rotate");

        assertThat(acts).hasSize(1);
        JsonNode act = acts.get(0);
        assertThat(act.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(act.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(act.get("resourcePath").textValue())
                .isEqualTo("entities/" + TOKENS.entityId() + "/tokens/" + token.id());
        assertThat(act.at("/details/secret_generation").textValue()).isEqualTo("2");
        assertThat(act.at("/details/admin_username").textValue()).isEqualTo("token-manager");
        assertThat(act.at("/authDetails/userId").textValue()).isNotBlank();
    }

    @Test
    void refusedRotationIsNoEvent() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "P31D").expect(400);
        REALM.user("viewer").post(REALM.path(token) + "/rotate", Map.of()).expect(403);

        assertThat(TOKENS.acts(token, "rotate")).isEmpty();
    }
}
