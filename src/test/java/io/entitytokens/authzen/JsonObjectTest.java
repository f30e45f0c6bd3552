package io.entitytokens.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(
                        () ->
                                JsonObject.read(
                                        new ByteArrayInputStream(
                                                text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("body " + message)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}{}",
                "{'a':1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "ket_0UJg4EBGO3cQWJhXqJNbv5_secret",
            })
    void invalidJsonIsRefusedWithoutBeingQuoted(String text) {
        assertRefused(text, "is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "7", "\"x\""})
    void bodyThatIsNoObjectIsRefused(String text) {
        assertRefused(text, "must be a JSON object");
    }

    @Test
    void tooDeepJsonIsRefused() {
        assertRefused("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}", "is not valid JSON");
        assertRefused("{\"a\":".repeat(10_000), "is not valid JSON");
    }

    @Test
    void tooLongBodyIsRefused() {
        assertRefused(
                "{\"a\":\"" + "x".repeat(JsonObject.MAX_BYTES) + "\"}",
                "is longer than 131072 bytes");
    }

    @Test
    void valueThatMayBeMissingIsAStringOrNothing() {
        JsonObject json =
                JsonObject.read(
                        new ByteArrayInputStream(
                                "{\"a\":\"x\",\"b\":7,\"c\":null,\"d\":[\"x\"]}"
                                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(json.textIfAny("a")).contains("x");
        for (String other : List.of("b", "c", "d", "e")) {
            assertThat(json.textIfAny(other)).isEmpty();
        }
    }
}
