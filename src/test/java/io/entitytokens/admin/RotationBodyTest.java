package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.issue.RotationOrder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationBodyTest {

    private static final long NOW = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

    private static RotationOrder read(String json) {
        byte[] body = json.replace("'", "\"").getBytes(StandardCharsets.UTF_8);
        return RotationBody.read(new ByteArrayInputStream(body), NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'overlap':null}",
                "{'endOnFirstUse':false}",
                "{'settle':null}",
                "{'lifespan':null}"
            })
    void withoutAnythingTheDefaultsHoldAndTheExpiryIsLeft(String json) {
        assertThat(read(json)).isEqualTo(new RotationOrder(null, null, null, false));
    }

    @Test
    void overlapAndSettleAreRead() {
        assertThat(read("{'overlap':'PT2H','endOnFirstUse':true,'settle':'PT1M'}"))
                .isEqualTo(
                        new RotationOrder(Duration.ofHours(2), Duration.ofMinutes(1), null, false));
    }

    @Test
    void lifespanIsReckonedAndKept() {
        assertThat(read("{'lifespan':'P1D'}").expiry())
                .isEqualTo(new RotationOrder.Expiry(NOW + 86_400_000, new Lifespan("P1D")));
    }

    @Test
    void deadlineIsRead() {
        assertThat(read("{'expiresTimestamp':" + NOW + "}").expiry())
                .isEqualTo(new RotationOrder.Expiry(NOW, null));
    }

    /** Null is an expiry, too, and not the same as none. */
    @Test
    void expiryOfNullIsNever() {
        assertThat(read("{'expiresTimestamp':null}").expiry())
                .isEqualTo(new RotationOrder.Expiry(null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "overlap | {'overlap':'P31D'}",
                "overlap | {'overlap':-1}",
                "overlap | {'overlap':'-PT1S'}",
                "settle | {'settle':'PT1M'}",
                "settle | {'endOnFirstUse':true,'settle':'P2D'}",
                "endOnFirstUse | {'endOnFirstUse':1}",
                "lifespan | {'lifespan':'P0D'}",
                "lifespan | {'lifespan':'P1D','expiresTimestamp':1}",
                "expiresTimestamp | {'expiresTimestamp':'2027-01-01'}",
                "name | {'name':'ERP'}"
            })
    void invalidOrUnknownFieldIsRefusedByItsName(String field, String json) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> read(json))
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }
}
