package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.services.ErrorResponseException;

final class JsonBodyTest {

    private static final Set<String> KNOWN = Set.of("a", "b");

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.replace("'", "\"").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonBody optional(String json) {
        return JsonBody.readOptional(body(json), KNOWN);
    }

    @Test
    void optionalBodyMayBeMissingOrEmpty() {
        assertThat(JsonBody.readOptional(null, KNOWN).has("a")).isFalse();
        assertThat(optional("").text("a")).isNull();
    }

    @Test
    void optionalBodyIsReadAsAnyOther() {
        assertThat(optional("{'a':'x'}").text("a")).isEqualTo("x");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> optional("{'c':1}"))
                .withMessage("c is not a known field");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "null", "[]", "7", "{", "{}{}", "{'a':1,'a':2}"})
    void optionalBodyThatIsNoObjectIsRefused(String json) {
        assertRefused(400, body(json));
    }

    @Test
    void optionalBodyThatIsTooLongIsRefused() {
        assertRefused(413, body("{'a':'" + "x".repeat(128 * 1024) + "'}"));
    }

    /** As where the client hangs up. */
    @Test
    void optionalBodyThatCannotBeReadIsRefused() {
        assertRefused(
                400,
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("gone");
                    }
                });
    }

    private static void assertRefused(int status, InputStream body) {
        assertThatThrownBy(() -> JsonBody.readOptional(body, KNOWN))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(status));
    }

    @Test
    void switchMayBeClearedOrMissing() {
        assertThat(optional("{'a':true}").flag("a")).isTrue();
        assertThat(optional("{'a':null}").flag("a")).isNull();
        assertThat(optional("{}").flag("a")).isNull();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> optional("{'a':'true'}").flag("a"))
                .withMessage("a must be true or false");
    }
}
