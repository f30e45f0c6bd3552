package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What admins are told of a token's secrets: which there are, until when, and who uses which. */
@Tag("database")
final class SecretListIT {

    private static final TestRealm REALM = TestRealm.of(SecretListIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    @Test
    void tokenThatWasNeverRotatedHasOneSecret() {
        JsonNode json = TOKENS.read(TOKENS.token());

        assertThat(json.get("generation").intValue()).isEqualTo(1);
        assertThat(json.get("secretCreatedTimestamp")).isEqualTo(json.get("createdTimestamp"));
        assertThat(json.get("secrets")).hasSize(1);
        JsonNode secret = json.at("/secrets/0");
        assertThat(secret.get("generation").intValue()).isEqualTo(1);
        assertThat(secret.get("state").textValue()).isEqualTo("current");
        assertThat(secret.get("createdTimestamp")).isEqualTo(json.get("createdTimestamp"));
        assertThat(secret.has("endsTimestamp")).isFalse();
        assertThat(secret.has("lastUsedTimestamp")).isFalse();
    }

    @Test
    void secretsAreListedFromTheNewest() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "PT0S").expect(200);
        TOKENS.rotate(token, "overlap", "PT1H").expect(200);

        JsonNode json = TOKENS.read(token);

        assertThat(TOKENS.states(token)).containsExactly("3 current", "2 overlapping", "1 retired");
        assertThat(json.get("generation").intValue()).isEqualTo(3);
        assertThat(json.at("/secrets/0/createdTimestamp"))
                .isEqualTo(json.get("secretCreatedTimestamp"));
        assertThat(json.at("/secrets/0").has("endsTimestamp")).isFalse();
        assertThat(json.at("/secrets/2/createdTimestamp")).isEqualTo(json.get("createdTimestamp"));
        assertThat(json.at("/secrets/2/endsTimestamp"))
                .isEqualTo(json.at("/secrets/1/createdTimestamp"));
    }

    @Test
    void lastFiveOlderSecretsAreListed() {
        Token token = TOKENS.token();
        for (int i = 0; i < 7; i++) {
            TOKENS.rotate(token, "overlap", "PT0S").expect(200);
        }

        assertThat(TOKENS.states(token))
                .containsExactly(
                        "8 current",
                        "7 retired",
                        "6 retired",
                        "5 retired",
                        "4 retired",
                        "3 retired");
    }

    @Test
    void listsTellTheSame() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "PT1H").expect(200);
        JsonNode json = TOKENS.read(token);

        assertThat(find("/entities/" + TOKENS.entityId() + "/tokens", token)).isEqualTo(json);
        assertThat(find("/entity-tokens", token)).isEqualTo(json);
    }

    private static JsonNode find(String list, Token token) {
        for (JsonNode json :
                REALM.user("viewer").get(REALM.admin(list + "?max=1000")).expect(200).json()) {
            if (json.get("id").textValue().equals(token.id())) {
                return json;
            }
        }
        throw new AssertionError("not in " + list);
    }

    @Test
    void usesAreStampedOnTheSecretThatWasPresented() {
        Token old = TOKENS.token();
        Token current = TOKENS.rotated(old, "overlap", "PT1H");
        long before = System.currentTimeMillis();
        assertThat(TOKENS.isGood(current)).isTrue();
        JsonNode stamped = awaitStamps(old, 2, "firstUsedTimestamp", "lastUsedTimestamp");
        assertThat(TOKENS.secret(old, 1).has("lastUsedTimestamp")).isFalse();

        assertThat(TOKENS.isGood(old)).isTrue();
        JsonNode straggler = awaitStamps(old, 1, "lastUsedTimestamp");

        assertThat(straggler.get("lastUsedTimestamp").longValue())
                .isBetween(
                        stamped.get("lastUsedTimestamp").longValue(), System.currentTimeMillis());
        assertThat(straggler.get("lastUsedIp").textValue()).isNotBlank();
        assertThat(stamped.get("lastUsedIp").textValue()).isNotBlank();
        assertThat(stamped.get("firstUsedTimestamp").longValue())
                .isBetween(before, straggler.get("lastUsedTimestamp").longValue());
        assertThat(TOKENS.secret(old, 2)).isEqualTo(stamped);
    }

    private static JsonNode awaitStamps(Token token, int generation, String... fields) {
        return TestRealm.await(
                () -> TOKENS.secret(token, generation),
                secret -> Stream.of(fields).allMatch(secret::has));
    }

    @Test
    void stampsStayWithTheirSecretWhenItIsReplaced() {
        Token token = TOKENS.token();
        assertThat(TOKENS.isGood(token)).isTrue();
        JsonNode used = awaitStamps(token, 1, "lastUsedTimestamp").get("lastUsedTimestamp");

        TOKENS.rotate(token, "overlap", "PT0S").expect(200);

        assertThat(TOKENS.secret(token, 1).get("lastUsedTimestamp")).isEqualTo(used);
        assertThat(TOKENS.secret(token, 2).has("lastUsedTimestamp")).isFalse();
    }

    /** Tools read a token, change a field, and write all of it. */
    @Test
    void whatIsToldOfSecretsCanBeWrittenBackAndIsIgnored() {
        Token token = TOKENS.token();
        TOKENS.rotate(token, "overlap", "PT1H").expect(200);
        ObjectNode json = (ObjectNode) TOKENS.read(token);
        JsonNode secrets = json.get("secrets").deepCopy();
        ((ObjectNode) json.at("/secrets/1")).put("endsTimestamp", 1).put("state", "retired");
        json.put("generation", 7)
                .put("secretCreatedTimestamp", 1)
                .put("disabledReason", "leaked")
                .put("suspectedTimestamp", 1)
                .put("revokedTimestamp", 1);

        REALM.user("token-manager").put(REALM.path(token), json).expect(204);

        JsonNode after = TOKENS.read(token);
        assertThat(after.get("secrets")).isEqualTo(secrets);
        assertThat(after.get("generation").intValue()).isEqualTo(2);
        assertThat(after.get("status").textValue()).isEqualTo("active");
        assertThat(after.has("disabledReason")).isFalse();
        assertThat(after.has("suspectedTimestamp")).isFalse();
        assertThat(after.has("revokedTimestamp")).isFalse();
        assertThat(TOKENS.isGood(token)).isTrue();
    }
}
