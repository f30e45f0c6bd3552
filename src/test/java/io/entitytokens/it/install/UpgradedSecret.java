package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** The secret of a token that is older than secrets that can be rotated. */
record UpgradedSecret(UpgradedRealm realm) {

    private static final String TOKEN =
            "/admin/realms/upgraded/entities/"
                    + EarlierTables.INVOICE
                    + "/tokens/"
                    + EarlierTables.ID;

    private JsonNode read() {
        return realm.server().request("GET", TOKEN).send().expect(200).json();
    }

    private int authorize(String secret) {
        return realm.authorize("invoice", secret);
    }

    /** Its use so far is its own. */
    void isTheOnlyOne() {
        JsonNode token = read();
        assertThat(token.get("generation").intValue()).isOne();
        assertThat(token.get("secretCreatedTimestamp").longValue())
                .isEqualTo(EarlierTables.CREATED);
        assertThat(token.get("secrets")).hasSize(1);
        JsonNode secret = token.get("secrets").get(0);
        assertThat(secret.get("generation").intValue()).isOne();
        assertThat(secret.get("state").textValue()).isEqualTo("current");
        assertThat(secret.get("createdTimestamp").longValue()).isEqualTo(EarlierTables.CREATED);
        assertThat(secret.has("endsTimestamp")).isFalse();
        assertThat(secret.get("lastUsedTimestamp").longValue()).isEqualTo(EarlierTables.USED);
        assertThat(secret.get("lastUsedIp").textValue()).isEqualTo(EarlierTables.IP);
    }

    /** For a day, where nobody says otherwise. */
    void overlapsOnceItIsRotated() {
        long before = System.currentTimeMillis();
        String newest =
                realm.server()
                        .request("POST", TOKEN + "/rotate")
                        .send()
                        .expect(200)
                        .json()
                        .get("token")
                        .textValue();

        assertThat(newest).startsWith("ket_" + EarlierTables.ID).isNotEqualTo(EarlierTables.SECRET);
        assertThat(authorize(newest)).isEqualTo(200);
        assertThat(authorize(EarlierTables.SECRET)).isEqualTo(200);
        JsonNode token = read();
        assertThat(token.get("generation").intValue()).isEqualTo(2);
        assertThat(token.get("secrets").findValuesAsText("state"))
                .containsExactly("current", "overlapping");
        assertThat(token.get("secrets").get(1).get("endsTimestamp").longValue() - before)
                .isBetween(
                        Duration.ofDays(1).toMillis(),
                        Duration.ofDays(1).plusMinutes(1).toMillis());
    }

    void canBeEnded() {
        realm.server().request("DELETE", TOKEN + "/secrets/1").send().expect(204);

        assertThat(authorize(EarlierTables.SECRET)).isEqualTo(401);
        assertThat(read().get("secrets").findValuesAsText("state"))
                .containsExactly("current", "retired");
    }
}
