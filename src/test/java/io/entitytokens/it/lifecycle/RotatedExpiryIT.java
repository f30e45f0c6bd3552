package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rotation counts a lifespan anew; a deadline stays, and so does never. */
@Tag("database")
final class RotatedExpiryIT {

    private static final TestRealm REALM = TestRealm.of(RotatedExpiryIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final long DEADLINE = 4_102_444_800_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static Token token(String field, Object value) {
        return REALM.token(
                TOKENS.entityId(),
                NewToken.named(field + " " + System.nanoTime()).may("read").with(field, value));
    }

    private static long expires(Token token) {
        return TOKENS.read(token).get("expiresTimestamp").longValue();
    }

    /** How long the token lives from its last rotation. */
    private static long life(Token token) {
        JsonNode json = TOKENS.read(token);
        return json.get("expiresTimestamp").longValue()
                - json.get("secretCreatedTimestamp").longValue();
    }

    @Test
    void lifespanIsCountedFromTheRotation() {
        Token token = token("lifespan", "P1D");
        long before = expires(token);

        TOKENS.rotate(token).expect(200);

        assertThat(expires(token)).isGreaterThan(before);
        assertThat(life(token)).isEqualTo(DAY);
    }

    @Test
    void deadlineStays() {
        Token token = token("expiresTimestamp", DEADLINE);

        TOKENS.rotate(token).expect(200);

        assertThat(expires(token)).isEqualTo(DEADLINE);
    }

    @Test
    void neverStays() {
        Token token = TOKENS.token();

        TOKENS.rotate(token).expect(200);

        assertThat(TOKENS.read(token).has("expiresTimestamp")).isFalse();
    }

    @Test
    void newLifespanHoldsForLaterRotationsToo() {
        Token token = token("expiresTimestamp", DEADLINE);

        TOKENS.rotate(token, "lifespan", "P2D").expect(200);
        assertThat(life(token)).isEqualTo(2 * DAY);

        TOKENS.rotate(token).expect(200);
        assertThat(life(token)).isEqualTo(2 * DAY);
    }

    @Test
    void newDeadlineHoldsForLaterRotationsToo() {
        Token token = token("lifespan", "P1D");

        TOKENS.rotate(token, "expiresTimestamp", DEADLINE).expect(200);
        assertThat(expires(token)).isEqualTo(DEADLINE);

        TOKENS.rotate(token).expect(200);
        assertThat(expires(token)).isEqualTo(DEADLINE);
    }

    @Test
    void noExpiryMeansNeverFromThenOn() {
        Token token = token("lifespan", "P1D");

        TOKENS.rotate(token, "expiresTimestamp", null).expect(200);
        assertThat(TOKENS.read(token).has("expiresTimestamp")).isFalse();

        TOKENS.rotate(token).expect(200);
        assertThat(TOKENS.read(token).has("expiresTimestamp")).isFalse();
    }

    @Test
    void expiryThatAnAdminSetsLaterIsADeadline() {
        Token token = token("lifespan", "P1D");
        TOKENS.change(token, "expiresTimestamp", DEADLINE).expect(204);

        TOKENS.rotate(token).expect(200);

        assertThat(expires(token)).isEqualTo(DEADLINE);
    }

    /** Tools read a token, change a field, and write all of it. */
    @Test
    void expiryThatIsWrittenBackAsItWasReadStaysALifespan() {
        Token token = token("lifespan", "P1D");
        ObjectNode read = (ObjectNode) TOKENS.read(token);
        read.put("description", "changed");
        REALM.realmAdmin().put(REALM.path(token), read).expect(204);

        TOKENS.rotate(token).expect(200);

        assertThat(life(token)).isEqualTo(DAY);
    }
}
