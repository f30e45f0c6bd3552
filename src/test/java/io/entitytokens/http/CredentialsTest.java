package io.entitytokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {

    @Test
    void requestWithoutCredentialHeadersHasNoCredential() {
        assertThat(Credentials.in(GivenHeaders.none())).isEmpty();
        assertThat(Credentials.in(GivenHeaders.of("X-API-Key"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ket_x", "bearer ket_x", "BEARER ket_x", "bEaReR   ket_x  "})
    void bearerSchemeIsReadInAnyCase(String authorization) {
        assertThat(authorization(authorization)).containsExactly("ket_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key", "x-api-key", "X-Api-Key"})
    void apiKeyHeaderIsReadInAnyCase(String name) {
        assertThat(Credentials.in(GivenHeaders.of(name, "ket_x"))).containsExactly("ket_x");
    }

    @ParameterizedTest
    @CsvSource({
        "user:ket_x, ket_x",
        ":ket_x, ket_x",
        "user:with:colons, with:colons",
        "user::, :",
        "user:, ''",
        "üser:kéy, kéy"
    })
    void basicCredentialIsWhatFollowsTheFirstColon(String userAndPassword, String password) {
        String encoded = base64(userAndPassword);

        assertThat(authorization("Basic " + encoded)).containsExactly(password);
        assertThat(authorization("bASIC  " + encoded + " ")).containsExactly(password);
    }

    /** It is there, so the answer must be that of a bad credential, not of none. */
    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic a", "Basic YTpi=Yw", "Basic ", "Basic aGk-"})
    void unreadableBasicCredentialIsReadAsAnEmptyOne(String authorization) {
        assertThat(authorization(authorization)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer   "})
    void bearerSchemeWithoutATokenIsAnEmptyCredential(String authorization) {
        assertThat(authorization(authorization)).containsExactly("");
    }

    @Test
    void emptyApiKeyIsAnEmptyCredential() {
        assertThat(Credentials.in(GivenHeaders.of("X-API-Key", ""))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ket_x",
                "Bearer",
                "Bearerket_x",
                "Token ket_x",
                "Digest username=\"x\"",
                "Negotiate abc",
                " Bearer ket_x"
            })
    void headerOfAnotherSchemeIsNoCredential(String authorization) {
        assertThat(authorization(authorization)).isEmpty();
    }

    @Test
    void everyCredentialSentIsFound() {
        assertThat(
                        Credentials.in(
                                GivenHeaders.of("X-API-Key", "a")
                                        .with("Authorization", "Bearer b")))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(Credentials.in(GivenHeaders.of("X-API-Key", "a", "b"))).hasSize(2);
        assertThat(
                        Credentials.in(
                                GivenHeaders.of(
                                        "Authorization", "Bearer a", "Basic " + base64("user:b"))))
                .containsExactly("a", "b");
        assertThat(
                        Credentials.in(
                                GivenHeaders.of("X-API-Key", "").with("Authorization", "Bearer b")))
                .hasSize(2);
    }

    @Test
    void sameCredentialSentTwiceCountsTwice() {
        assertThat(
                        Credentials.in(
                                GivenHeaders.of("X-API-Key", "a")
                                        .with("Authorization", "Bearer a")))
                .containsExactly("a", "a");
    }

    private static List<String> authorization(String value) {
        return Credentials.in(GivenHeaders.of("Authorization", value));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
