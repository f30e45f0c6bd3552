package io.entitytokens.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.issue.RotationOrder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SelfRotationBodyTest {

    private static final RotationOrder BY_DEFAULT =
            new RotationOrder(null, Duration.ofMinutes(15), null, true);

    private static RotationOrder read(String json) {
        byte[] body = json.replace("'", "\"").getBytes(StandardCharsets.UTF_8);
        return SelfRotationBody.read(new ByteArrayInputStream(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{'overlap':null}", "{'endOnFirstUse':true}", "{'settle':null}"})
    void olderSecretEndsSoonAfterTheFirstUseByDefault(String json) {
        assertThat(read(json)).isEqualTo(BY_DEFAULT);
    }

    @Test
    void missingBodyIsAnEmptyOne() {
        assertThat(SelfRotationBody.read(null)).isEqualTo(BY_DEFAULT);
    }

    @Test
    void overlapAndSettleAreRead() {
        assertThat(read("{'overlap':'PT2H','settle':'PT1M'}"))
                .isEqualTo(
                        new RotationOrder(Duration.ofHours(2), Duration.ofMinutes(1), null, true));
    }

    @Test
    void olderSecretIsLeftUntilItsTimeIfTheHolderSaysSo() {
        assertThat(read("{'endOnFirstUse':false}").settle()).isNull();
    }

    /** A holder grants itself no longer life. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "overlap | {'overlap':'PT721H'}",
                "overlap | {'overlap':7}",
                "settle | {'settle':'P2D'}",
                "settle | {'endOnFirstUse':false,'settle':'PT1M'}",
                "endOnFirstUse | {'endOnFirstUse':null}",
                "endOnFirstUse | {'endOnFirstUse':'true'}",
                "lifespan | {'lifespan':'P90D'}",
                "expiresTimestamp | {'expiresTimestamp':null}"
            })
    void invalidOrForeignFieldIsRefusedByItsName(String field, String json) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> read(json))
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }
}
